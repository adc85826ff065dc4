import * as fc from "fast-check";
import { expect, test } from "vitest";
import { LiteralIndex } from "../../src/catalog/literal-index.js";

test.each([
  ["nothing", "an empty day", []],
  ["one", "out of quota", [0]],
  ["several, ascending", "user unknown, mailbox is full", [0, 1, 3]],
  ["at the very end", "no such user", [2]],
  ["beyond ASCII", "拒绝邮件 by us", [4]],
])("finds %s", (_name, text, owners) => {
  const index = new LiteralIndex([
    ["is full", "quota"],
    ["user unknown"],
    ["such user"],
    ["unknown", "is full"],
    ["拒绝邮件"],
  ]);
  expect(index.find(text)).toEqual(owners);
});

test("agrees with includes", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", " "), minLength: 3, maxLength: 6 });
  const literals = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { maxLength: 8 });
  const text = fc.string({ unit: fc.constantFrom("a", "b", " "), maxLength: 40 });
  fc.assert(
    fc.property(literals, text, (ofOwners, searched) => {
      const expected = ofOwners.flatMap((ofOwner, owner) =>
        ofOwner.some((literal) => searched.includes(literal)) ? [owner] : [],
      );
      expect(new LiteralIndex(ofOwners).find(searched)).toEqual(expected);
    }),
  );
});
