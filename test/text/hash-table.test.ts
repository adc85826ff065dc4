import fc from "fast-check";
import { expect, test } from "vitest";
import { HashTable } from "../../src/text/hash-table.js";

/** Few keys, of which many want the same place: the low bits decide. */
const key = fc.oneof(
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 0, max: 40 }).map((step) => 7 + step * 4096),
  fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
);
const action = fc.record({
  does: fc.constantFrom("set" as const, "set" as const, "delete" as const),
  key,
  value: fc.nat(),
});

test("holds what a Map holds, whatever is put in and taken out", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 400 }), (actions) => {
      const table = new HashTable<number>();
      const map = new Map<number, number>();
      for (const { does, key: at, value } of actions) {
        if (does === "set") {
          table.set(at, value);
          map.set(at, value);
        } else {
          expect(table.delete(at)).toBe(map.get(at));
          map.delete(at);
        }
        expect(table.get(at)).toBe(map.get(at));
      }
      expect(table.size).toBe(map.size);
      for (const [at, value] of map) expect(table.get(at)).toBe(value);
      expect(new Map(table.entries())).toEqual(map);
    }),
  );
});
