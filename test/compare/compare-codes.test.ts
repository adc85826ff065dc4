import { describe, expect, test } from "vitest";
import { loadCodes } from "../../src/catalog/load-catalog.js";
import { findCode } from "../../src/codes/find-code.js";
import { compareCodes } from "../../src/compare/compare-codes.js";
import { factKey } from "../../src/compare/fact-key.js";
import { compareSample } from "./compare-sample.js";

describe("differences and what is shared", () => {
  test.each([
    {
      pair: ["252", "500"],
      differences: ["class", "owner", "retry", "commands", "action"],
      shared: ["standing"],
    },
    {
      pair: ["500", "550"],
      // No retry helps with either, in whatever words.
      differences: ["owner", "commands", "action"],
      shared: ["class", "standing"],
    },
    {
      pair: ["450", "451"],
      differences: ["retry", "action", "causes", "standing"],
      shared: ["class", "owner", "commands"],
    },
    {
      pair: ["5.1.1", "5.1.10"],
      differences: ["action"],
      shared: ["class", "subject", "owner", "causes", "standing"],
    },
    {
      pair: ["5.1.1", "5.7.999"],
      differences: ["subject", "owner", "action", "standing"],
      shared: ["class"],
    },
    // Class and standing have other names for each kind of code.
    { pair: ["450", "4.7.1"], differences: ["owner", "retry", "action"], shared: ["causes"] },
    {
      pair: ["4.7.1", "5.7.1"],
      differences: ["class"],
      shared: ["subject", "owner", "causes", "standing"],
    },
  ] as const)("$pair", ({ pair: [first, second], differences, shared }) => {
    const comparison = compareSample(first, second);
    expect(comparison.differences.map(({ kind }) => kind)).toEqual(differences);
    expect(comparison.shared.map(({ kind }) => kind)).toEqual(shared);
  });
});

describe("classes, the lower one first", () => {
  test.each([
    ["252", "500", "2-5"],
    ["500", "252", "2-5"],
    ["250", "252", "2-2"],
    ["250", "354", "2-3"],
    ["354", "450", "3-4"],
    ["550", "354", "3-5"],
    ["450", "451", "4-4"],
    ["550", "450", "4-5"],
    ["500", "550", "5-5"],
    ["250", "451", "2-4"],
  ])("%s and %s", (first, second, classes) => {
    expect(compareSample(first, second).classes).toBe(classes);
  });
});

describe("the note", () => {
  test.each([
    ["252", "500", null],
    ["5.7.1", "4.7.1", { kind: "same-entry", code: "X.7.1" }],
    ["450", "4.7.1", { kind: "companions", reply: "450", enhanced: "4.7.1" }],
    ["5.1.1", "550", { kind: "companions", reply: "550", enhanced: "5.1.1" }],
    ["550", "5.1.10", { kind: "same-class", reply: "550", enhanced: "5.1.10" }],
    ["450", "5.1.1", { kind: "other-class", reply: "450", enhanced: "5.1.1" }],
  ])("on %s and %s", (first, second, note) => {
    expect(compareSample(first, second).note).toEqual(note);
  });
});

test("see also leaves out the two themselves, and what is not in the catalog", () => {
  expect(compareSample("252", "500").seeAlso).toEqual([
    { code: "550", name: "Requested action not taken: mailbox unavailable" },
    { code: "X.1.1", name: "Bad destination mailbox address" },
  ]);
});

test("the two keep their places whatever their classes", () => {
  const { first, second } = compareSample("500", "252");
  expect([first.code, second.code]).toEqual(["500", "252"]);
});

test("in the whole catalog a difference differs, and nothing is said twice", async () => {
  const catalog = await loadCodes();
  const codes = [...catalog.replyCodes.keys()].map(String);
  for (const first of codes) {
    for (const second of codes.filter((code) => code > first)) {
      const [one, other] = [first, second].map((code) => findCode(code, catalog));
      if (one?.kind !== "known" || other?.kind !== "known") throw new Error("a code is gone");
      const { differences, shared, note } = compareCodes(one.code, other.code, catalog);
      const same = differences.filter((row) => factKey(row.first) === factKey(row.second));
      expect(same, `${first} ${second}`).toEqual([]);
      const kinds = [...differences, ...shared].map(({ kind }) => kind);
      expect(kinds.length, `${first} ${second}`).toBe(new Set(kinds).size);
      const hasNone = differences.length === 0;
      expect(note?.kind === "no-difference", `${first} ${second}`).toBe(hasNone);
    }
  }
});
