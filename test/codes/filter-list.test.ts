import { describe, expect, test } from "vitest";
import { type CatalogList, listCatalog } from "../../src/codes/catalog-list.js";
import { parseCodePattern } from "../../src/codes/code-pattern.js";
import { commandsOf, filterList, type ListFilter } from "../../src/codes/filter-list.js";
import { sampleCodes } from "./sample-codes.js";

const all = listCatalog(sampleCodes);
const open: ListFilter = { patterns: [], cause: null, provider: null, command: null };

function idsOf({ replyCodes, enhancedCodes, causes, providers }: CatalogList): string {
  return [
    ...[...replyCodes, ...enhancedCodes].map(({ code }) => code),
    ...[...causes, ...providers].map(({ id }) => id),
  ].join(" ");
}

function filtered(change: Partial<ListFilter>): string {
  return idsOf(filterList(all, { ...open, ...change }, sampleCodes));
}

test("without a filter everything is listed", () => {
  expect(idsOf(filterList(all, open, sampleCodes))).toBe(idsOf(all));
  expect(idsOf(all)).toMatch(/^250 .* X\.7\.999 mailbox-unknown .* alpha-mail zeta-mail$/);
});

test("providers are counted by their rules, with the codes of their texts", () => {
  expect(all.providers).toEqual([
    {
      id: "alpha-mail",
      name: "Alpha Mail",
      rules: 2,
      causes: ["greylisting", "mailbox-unknown"],
      codes: ["450", "X.7.1", "550", "X.1.1"],
    },
    { id: "zeta-mail", name: "zeta-mail", rules: 1, causes: ["policy"], codes: ["550", "X.7.1"] },
  ]);
});

describe("patterns", () => {
  test.each([
    ["5xx", "500 550"],
    ["45x", "450 451"],
    ["550", "550"],
    ["5", "500 550 5.1.1 5.1.10 5.7.1 5.7.999"],
    ["4.x.x", "4.7.1"],
    ["5.7", "5.7.1 5.7.999"],
    ["5.7.X", "5.7.1 5.7.999"],
    ["x.1.1", "X.1.1"],
    ["5.1.1", "5.1.1"],
    // Asked for by its number, it is shown although the class is unusual.
    ["4.1.1", "4.1.1"],
    ["2.x.x", ""],
  ])("%s", (word, expected) => {
    const pattern = parseCodePattern(word);
    expect(pattern && filtered({ patterns: [pattern] })).toBe(expected);
  });

  test("several of them add up, each code once", () => {
    const patterns = ["55x", "550", "4.7"].flatMap((word) => parseCodePattern(word) ?? []);
    expect(filtered({ patterns })).toBe("550 4.7.1");
  });

  test.each(["relay", "6xx", "1", "5.", "55", "5.7.1.1", "mx1", "x", "5x"])(
    "%s is none",
    (word) => {
      expect(parseCodePattern(word)).toBeUndefined();
    },
  );
});

describe("options", () => {
  test.each([
    [{ cause: "greylisting" } as const, "450 451 X.7.1 greylisting alpha-mail"],
    [{ provider: "zeta-mail" }, "550 X.7.1 policy zeta-mail"],
    // What can follow any command follows this one too.
    [{ command: "VRFY" }, "252 500"],
    [{ command: "RCPT", cause: "policy" } as const, "450 550"],
    [{ cause: "policy", provider: "alpha-mail" } as const, "450 550 X.7.1"],
  ])("%o", (change, expected) => {
    expect(filtered(change)).toBe(expected);
  });
});

test("commands come in the order of a session", () => {
  const commands = ["MAIL", "RCPT", "DATA", "end of DATA", "VRFY", "EXPN"];
  expect(commandsOf(all.replyCodes)).toEqual(commands);
});
