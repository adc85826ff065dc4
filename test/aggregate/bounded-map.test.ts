import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BoundedMap, createCounts } from "../../src/aggregate/bounded-map.js";

type Additions = readonly (readonly [string, number])[];

function countsOf(additions: Additions, capacity: number): BoundedMap<number> {
  const counts = createCounts(capacity);
  for (const [key, value] of additions) counts.add(key, value);
  return counts;
}

function merged(capacity: number, ...maps: readonly BoundedMap<number>[]): BoundedMap<number> {
  const sum = createCounts(capacity);
  for (const map of maps) sum.addAll(map);
  return sum;
}

const entriesOf = (map: BoundedMap<number>) =>
  map.entries().sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

const additions = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 40 }).map((n) => `key ${n}`),
    fc.integer({ min: 1, max: 9 }),
  ),
  { maxLength: 80 },
);

describe.each([4, 1_000])("with a capacity of %i", (capacity) => {
  test("what stays does not depend on the order", () => {
    fc.assert(
      fc.property(additions, (list) => {
        expect(entriesOf(countsOf(list.toReversed(), capacity))).toEqual(
          entriesOf(countsOf(list, capacity)),
        );
      }),
    );
  });

  test("parts make the whole, in any order and grouping", () => {
    fc.assert(
      fc.property(additions, additions, additions, (a, b, c) => {
        const [x, y, z] = [countsOf(a, capacity), countsOf(b, capacity), countsOf(c, capacity)];
        const whole = entriesOf(countsOf([...a, ...b, ...c], capacity));
        const join = (...maps: readonly BoundedMap<number>[]) => merged(capacity, ...maps);
        expect(entriesOf(join(x, join(y, z)))).toEqual(whole);
        expect(entriesOf(join(join(x, y), z))).toEqual(whole);
        expect(entriesOf(join(z, x, y))).toEqual(whole);
        expect(entriesOf(join(createCounts(capacity), x))).toEqual(entriesOf(x));
      }),
    );
  });

  test("what stays is exact, and no more stays than fits", () => {
    fc.assert(
      fc.property(additions, (list) => {
        const map = countsOf(list, capacity);
        const entries = map.entries();
        for (const [key, value] of entries) {
          const sum = list.reduce((all, [other, more]) => (other === key ? all + more : all), 0);
          expect(value).toBe(sum);
        }
        const distinct = new Set(list.map(([key]) => key)).size;
        expect(entries).toHaveLength(Math.min(distinct, capacity));
        expect(map.overflowed).toBe(distinct > capacity);
      }),
    );
  });

  test("merging leaves the other as it was", () => {
    fc.assert(
      fc.property(additions, additions, (a, b) => {
        const other = countsOf(b, capacity);
        const before = entriesOf(other);
        countsOf(a, capacity).addAll(other);
        expect(entriesOf(other)).toEqual(before);
      }),
    );
  });
});
