import { RegExpParser } from "@eslint-community/regexpp";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findUncovered } from "../../src/catalog/find-uncovered.js";

/** All texts over `abc` of at most seven characters. */
const texts = [""];
for (const text of texts) if (text.length < 7) texts.push(`${text}a`, `${text}b`, `${text}c`);

const { pattern } = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  pattern: fc
    .array(fc.array(tie("atom"), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 })
    .map((alternatives) => alternatives.map((atoms) => atoms.join("")).join("|")),
  atom: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("a", "b", "A", ".", "[ab]", "[^a]", "a?", "b{1,2}"),
    tie("pattern").map((inner) => `(?:${inner})`),
    tie("pattern").map((inner) => `(?:${inner}){0,2}`),
  ),
}));

const literals = fc.array(
  fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 3 }),
  { minLength: 1, maxLength: 3 },
);

test("agrees with trying all short texts", () => {
  fc.assert(
    fc.property(pattern, literals, (source, required) => {
      const { alternatives } = new RegExpParser().parsePattern(source);
      const uncovered = findUncovered(alternatives, required);
      const whole = new RegExp(`^(?:${source})$`, "i");
      const holdsNone = (text: string) => !required.some((literal) => text.includes(literal));
      if (uncovered === undefined) {
        expect(texts.filter((text) => whole.test(text) && holdsNone(text))).toEqual([]);
      } else {
        expect(uncovered).toMatch(whole);
        expect(uncovered).toSatisfy(holdsNone);
      }
    }),
    { numRuns: 500 },
  );
});
