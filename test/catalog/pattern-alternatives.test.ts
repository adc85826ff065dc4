import { beforeAll, describe, expect, test } from "vitest";
import { compileCatalog } from "../../src/catalog/compile-catalog.js";
import { exampleSubject } from "../../src/catalog/example-subject.js";
import { alternativesOf } from "../../src/catalog/pattern-alternatives.js";
import { RulePattern } from "../../src/catalog/rule-pattern.js";
import { type Catalog, loadCatalog } from "../../src/index.js";

describe("what each alternative of a pattern needs", () => {
  test.each([
    ["user unknown", [[["user unknown"]]]],
    ["user unknown|no such user", [[["user unknown"]], [["no such user"]]]],
    ["\\bUser\\b is (?:gone|away)", [[["user is "], ["gone", "away"]]]],
    ["(?:mailbox|in) is full", [[[" is full"]]]],
    ["quota(?: exceeded)? here", [[["quota"], [" here"]]]],
    ["over[- ]quotas?", [[["over"], ["quota"]]]],
    ["(?:a|b).{0,9}\\d{3}", [[]]],
    ["用户不存在", [[["用户不存在"]]]],
    ["größe|ΟΔΟΣ", [[], []]],
  ])("%s", (pattern, needs) => {
    const found = alternativesOf(pattern).map((alternative) => alternative.needs);
    expect(found.map((sets) => sets.map((words) => [...words].sort()).sort())).toEqual(
      needs.map((sets) => sets.map((words) => [...words].sort()).sort()),
    );
  });
});

test("a text that lacks a word of one alternative may have those of another", () => {
  const pattern = "mailbox .{0,9}full|user unknown";
  const rule = new RulePattern({ pattern, alternatives: alternativesOf(pattern) });
  const matches = (text: string) => rule.matches(text, text.toLowerCase());
  expect(["Mailbox is FULL", "User Unknown", "mailbox", "full user"].map(matches)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

describe("in the catalog", () => {
  let catalog: Catalog;
  beforeAll(async () => {
    catalog = await loadCatalog();
  });

  test("patterns that are taken apart match what they match in one", () => {
    const apart = catalog.rules.map((rule) => ({
      ...rule,
      alternatives: alternativesOf(rule.pattern),
    }));
    const [whole, parts] = [compileCatalog(catalog), compileCatalog({ ...catalog, rules: apart })];
    const idsOf = (rules: readonly { readonly id: string }[]) => rules.map(({ id }) => id);
    for (const rule of catalog.rules) {
      for (const example of rule.examples) {
        const subject = exampleSubject(rule, example);
        expect(idsOf(parts.findAll(subject))).toEqual(idsOf(whole.findAll(subject)));
      }
    }
  });
});
