import { describe, expect, test } from "vitest";
import { addOwnRules } from "../../src/catalog/own-rules.js";
import type { Rule } from "../../src/catalog/schema.js";
import { createClassifier } from "../../src/classify/classifier.js";
import { catalog } from "../classify/catalog.js";

const file = (text: string) => ({ name: "own.yaml", bytes: new TextEncoder().encode(text) });

const add = (text: string) => addOwnRules(catalog, file(text));

const rules = `# Ours
providers:
  - id: our-relay
    name: Our relay
    kind: relay
    hosts: [relay.corp.example]
    signs: []
    pages: { help: "https://corp.example/mail" }
    source: our handbook
rules:
  - id: own.ticket
    cause: policy
    provider: our-relay
    pattern: 'spam found.{0,20}ticket \\d{1,6}'
    literals: [spam found]
    speaker: reply
    source: our handbook
    examples:
      - text: 550 5.7.1 spam found, ticket 123
`;

const verdictOn = (text: string, own: typeof catalog) =>
  createClassifier(own).classify({
    mta: "postfix",
    direction: "outbound",
    disposition: "bounced",
    stage: null,
    reply: { code: 550, enhanced: null, text },
    dsn: null,
    text,
    provider: null,
  });

test("own rules go before all others, those of a known provider too", () => {
  const own = add(rules);
  expect(verdictOn("spam found, ticket 7", catalog).rule).toBe("spam.example");
  expect(verdictOn("spam found, ticket 7", own)).toMatchObject({
    rule: "own.ticket",
    cause: "policy",
    provider: "our-relay",
  });
  expect(verdictOn("spam found", own).rule).toBe("spam.example");
  expect(createClassifier(own).providerOf("a.relay.corp.example")).toBe("our-relay");
});

test("of two files, the first wins", () => {
  const second = rules.replace(/providers:.*?rules:/s, "rules:").replace("own.ticket", "own.late");
  const both = addOwnRules(add(rules), file(second));
  expect(both.ownRules.map(({ id }: Rule) => id)).toEqual(["own.ticket", "own.late"]);
  expect(verdictOn("spam found, ticket 7", both).rule).toBe("own.ticket");
});

test("JSON is YAML", () => {
  const rule = {
    id: "own.json",
    cause: "policy",
    pattern: "go away",
    literals: ["go away"],
    speaker: "reply",
    source: "our handbook",
    examples: [{ text: "550 go away" }],
  };
  expect(add(JSON.stringify({ rules: [rule] }, null, 2)).ownRules).toEqual([rule]);
});

describe("what is wrong is told with its line", () => {
  test.each([
    ["a tab", "rules:\n\t- id: own.x\n", "own.yaml:2: not valid YAML: "],
    [
      "a key twice",
      "rules: []\nrules: []\n",
      "own.yaml:2: not valid YAML: this key stands here twice",
    ],
    ["no rules", "providers: []\n", "own.yaml:1: rules: missing; give a list"],
    ["an empty file", "", "own.yaml:1: expected keys with values, found nothing"],
    [
      "a cause",
      rules.replace("cause: policy", "cause: spam"),
      'own.yaml:12: rules[0].cause (own.ticket): found "spam"; expected one of mailbox-unknown, ',
    ],
    [
      "a key",
      rules.replace("literals:", "litterals:"),
      "own.yaml:15: rules[0].litterals (own.ticket): this key is not known here",
    ],
    [
      "a pattern",
      rules.replace("{0,20}", "*"),
      "own.yaml:14: rules[0].pattern (own.ticket): unbounded repetition *",
    ],
    [
      "a provider",
      rules.replace("provider: our-relay", "provider: our-realy"),
      'own.yaml:13: rules[0].provider (own.ticket): "our-realy" is not known; did you mean our-relay?',
    ],
    [
      "an example",
      rules.replace("ticket 123", "no ticket"),
      "own.yaml:19: rules[0].examples[0] (own.ticket): the pattern does not match",
    ],
  ])("%s", (_name, text, message) => {
    expect(() => add(text)).toThrow(message);
  });
});
