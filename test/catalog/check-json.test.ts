import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkJson } from "../../src/catalog/check-json.js";

describe("checkJson", () => {
  test.each([
    ["", 1, 1, "expected a value"],
    ["{", 1, 2, "expected a key in double quotes"],
    ["{a: 1}", 1, 2, "expected a key in double quotes"],
    ['{"a" 1}', 1, 6, 'expected ":"'],
    ['{"a": }', 1, 7, "expected a value"],
    ['{"a": 1 "b": 2}', 1, 9, 'expected "," or "}"'],
    ["[1, 2", 1, 6, 'expected "," or "]"'],
    ["[1,]", 1, 4, "expected a value"],
    ['[\n  "a\n"]', 2, 5, "the string breaks here; close it with a quote, or escape the character"],
    ['["\\x"]', 1, 3, "the string breaks here; close it with a quote, or escape the character"],
    ["{}\n{}", 2, 1, "expected the end of the file"],
    ['{"a": 1,\n "a": 2}', 2, 2, 'the key "a" stands here twice; keep one'],
    ["[".repeat(100), 1, 66, "nested deeper than 64 levels"],
  ])("%j", (text, line, column, what) => {
    expect(checkJson(text)).toEqual({ line, column, what });
  });

  test("accepts what JSON.stringify writes", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 5 }),
        fc.constantFrom("", "\t", "  "),
        (value, indent) => {
          expect(checkJson(JSON.stringify(value, null, indent))).toBeUndefined();
        },
      ),
    );
  });

  test("refuses what JSON.parse refuses", () => {
    const broken = fc
      .tuple(fc.jsonValue({ maxDepth: 3 }), fc.nat(), fc.constantFrom("", ",", "]", "}", '"', "x"))
      .map(([value, at, insert]) => {
        const text = JSON.stringify(value);
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + insert + text.slice(cut + 1);
      });
    fc.assert(
      fc.property(broken, (text) => {
        const refused = (() => {
          try {
            JSON.parse(text);
            return false;
          } catch {
            return true;
          }
        })();
        if (refused) expect(checkJson(text)).toBeDefined();
      }),
    );
  });
});
