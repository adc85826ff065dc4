import { expect, test } from "vitest";
import { compileCatalog, type RuleSubject } from "../../src/catalog/compile-catalog.js";
import type { Provider, Rule } from "../../src/catalog/schema.js";

const rule = (id: string, parts: Partial<Rule> = {}): Rule => ({
  id,
  cause: "mailbox-full",
  pattern: "mailbox (?:is )?full",
  literals: ["full"],
  speaker: "reply",
  source: "RFC 3463",
  examples: [{ text: "mailbox full" }],
  ...parts,
});

const provider = (id: string, parts: Partial<Provider> = {}): [string, Provider] => [
  id,
  { id, name: id, kind: "mailbox", hosts: [], signs: [], pages: {}, source: "RFC 5321", ...parts },
];

const providers = new Map([
  provider("example", { signs: ["example mail ("] }),
  provider("sister", { sharesRulesOf: ["example"] }),
]);

const compile = (rules: readonly Rule[]) => compileCatalog({ rules, providers });

const subject: RuleSubject = {
  mta: "postfix",
  direction: "outbound",
  stage: "rcpt",
  speaker: "reply",
  code: 552,
  enhanced: "5.2.2",
  text: "The mailbox is full",
  provider: null,
};

const conditions: [string, Partial<Rule>, Partial<RuleSubject>, boolean][] = [
  ["no condition", {}, {}, true],
  ["letter case", {}, { text: "MAILBOX FULL" }, true],
  ["blanks are collapsed", {}, { text: "mailbox  \t is\n full" }, true],
  ["another text", {}, { text: "house is full" }, false],
  ["speaker own", { speaker: "own" }, {}, false],
  ["speaker own, own words", { speaker: "own" }, { speaker: "own" }, true],
  ["speaker reply, own words", {}, { speaker: "own" }, false],
  ["speaker any, reply", { speaker: "any" }, {}, true],
  ["speaker any, own words", { speaker: "any" }, { speaker: "own" }, true],
  ["mta", { mta: "postfix" }, {}, true],
  ["other mta", { mta: "exim" }, {}, false],
  ["direction", { directions: ["local", "outbound"] }, {}, true],
  ["other direction", { directions: ["local", "inbound"] }, {}, false],
  ["stage", { stages: ["mail", "rcpt"] }, {}, true],
  ["other stage", { stages: ["mail"] }, {}, false],
  ["stage not known", { stages: ["rcpt"] }, { stage: null }, false],
  ["code", { codes: [452, 552] }, {}, true],
  ["other code", { codes: [452] }, {}, false],
  ["code not known", { codes: [552] }, { code: null }, false],
  ["enhanced", { enhanced: ["5.2.2"] }, {}, true],
  ["other enhanced", { enhanced: ["4.2.2"] }, {}, false],
  ["enhanced not known", { enhanced: ["5.2.2"] }, { enhanced: null }, false],
];

test.each(conditions)("%s", (_name, parts, circumstances, wins) => {
  const only = rule("a.b", parts);
  const { findRule } = compile([only]);
  expect(findRule({ ...subject, ...circumstances })).toBe(wins ? only : null);
});

test("the first in catalog order wins, whatever its literals", () => {
  const first = rule("a.first", { literals: ["mailbox"] });
  const second = rule("a.second", { literals: ["is full", "full"] });
  expect(compile([first, second]).findRule(subject)).toBe(first);
  expect(compile([second, first]).findRule(subject)).toBe(second);
});

test("rules of the known provider go before all others", () => {
  const generic = rule("a.generic");
  const other = rule("a.other", { provider: "other" });
  const own = rule("a.own", { provider: "example" });
  const { findRule } = compile([generic, other, own]);
  expect(findRule(subject)).toBe(generic);
  expect(findRule({ ...subject, provider: "example" })).toBe(own);
  expect(findRule({ ...subject, provider: "sister" })).toBe(own);
  expect(findRule({ ...subject, provider: "nobody" })).toBe(generic);
});

test("a rule for a known provider only wins nothing elsewhere", () => {
  const only = rule("a.own", { provider: "example", knownProviderOnly: true });
  const { findRule } = compile([only]);
  expect(findRule(subject)).toBe(null);
  expect(findRule({ ...subject, provider: "other" })).toBe(null);
  expect(findRule({ ...subject, provider: "example" })).toBe(only);
});

test("a provider is known by its sign in a remote server's reply", () => {
  const { providerInText } = compile([]);
  const text = "Example Mail (ab12) refuses";
  expect(providerInText({ speaker: "reply", direction: "outbound", text })).toBe("example");
  expect(providerInText({ speaker: "reply", direction: "inbound", text })).toBe(null);
  expect(providerInText({ speaker: "own", direction: "outbound", text })).toBe(null);
  expect(providerInText({ speaker: "reply", direction: "outbound", text: "refused" })).toBe(null);
});

test("what stands behind the first 8,192 code units decides nothing", () => {
  const only = rule("a.b");
  const { findRule } = compile([only]);
  const text = "mailbox full";
  expect(findRule({ ...subject, text: "x".repeat(8_192 - text.length) + text })).toBe(only);
  expect(findRule({ ...subject, text: "x".repeat(8_193 - text.length) + text })).toBe(null);
});
