import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { configJsonSchema } from "../../src/config/config-schema.js";
import {
  compileConfig,
  effectiveConfig,
  englishWords,
  initialConfig,
  languages,
  loadWords,
  mergeBudgets,
  parseConfig,
  renderConfigJson,
  renderConfigYaml,
} from "../../src/index.js";
import { knownNames } from "../check/check-log.js";

const publishedFile = new URL("../../data/config.schema.json", import.meta.url);

async function compile(text: string) {
  const file = await parseConfig("mailwhy.config.yaml", text);
  return { file, ...compileConfig(file, knownNames) };
}

async function show(text: string): Promise<string> {
  const { file, budgets, allowances } = await compile(text);
  return renderConfigYaml(
    effectiveConfig(file, mergeBudgets(budgets, []), allowances),
    englishWords,
  );
}

describe("what is wrong is told with file, line and the nearest name", () => {
  test.each([
    ["chek: {}", "1: chek is no setting; did you mean check?"],
    ["check:\n  maxx: {}", "2: check.maxx is no setting; did you mean max?"],
    ["check:\n\n  colour: {}", "3: check.colour is no setting; known are max, min, allow, "],
    [
      "check:\n  allow:\n    - code: 550\n      reason: x\n      unil: 2026-12-31",
      "5: check.allow[0].unil is no setting; did you mean until?",
    ],
    ["check:\n  allow:\n    - code: 550", "3: check.allow[0].reason: missing; give a text"],
    ["check:\n  allow:\n    - reason: x", "3: an allowance needs a condition"],
    [
      "check:\n  allow:\n    - code: 550\n      reason: x\n      until: soon",
      `5: until "soon" is no day`,
    ],
    [
      "check:\n  allow:\n    - reason: x\n      cause: mailbox-ful",
      '4: check.allow[0].cause: "mailbox-ful" is not known; did you mean mailbox-full?',
    ],
    ["check:\n  max:\n    bounced: 0\n    bouncd: 0", `4: "bouncd" is nothing that a budget can`],
    ["check:\n  max:\n    bounced: [1]", "3: check.max.bounced: expected a whole number"],
    ["check:\n  max:\n    bounced: -1", "3: check.max.bounced: expected a whole number"],
    ["check:\n  max:\n    provider:gmial: 0", `3: "gmial" is not known; did you mean gmail?`],
    ["check:\n  max:\n    rate:bounced: 2", "3: rate: takes a share, as in rate:bounced=2%"],
    [
      "check:\n  max:\n    bounced: 0\n    bounced: 1",
      "4: not valid YAML: this key stands here twice",
    ],
    ["check: {max: [}", "1: not valid YAML: "],
    ["- check", "1: expected keys with values, found a list"],
    [
      "check:\n  direction: sideways",
      '2: check.direction: found "sideways"; expected one of outbound, inbound, local, all',
    ],
    [
      "check:\n  reports:\n    junitt: x.xml",
      "3: check.reports.junitt is no setting; did you mean junit?",
    ],
    ["check:\n  redact: maybe", '2: check.redact: expected true or false, found "maybe"'],
  ])("%j", async (text, message) => {
    const lines = await compile(text).then(
      () => "nothing",
      (error: Error) => error.message,
    );
    expect(lines.startsWith("mailwhy.config.yaml:")).toBe(true);
    expect(lines).toContain(`mailwhy.config.yaml:${message}`);
    expect(lines).not.toContain("\n");
  });

  test("all of it at once, in the order of the lines", async () => {
    const text = "check:\n  max:\n    bouncd: 0\n    code:9: 0\n  allow:\n    - reason: x\n";
    const error = await compile(text).catch((one: Error) => one);
    expect(String(error).match(/yaml:\d+/g)).toEqual(["yaml:3", "yaml:4", "yaml:6"]);
  });
});

describe("what holds", () => {
  test("nothing is set", async () => {
    await expect(show("")).resolves.toMatchInlineSnapshot(`
      "check:
        max:
          bounced: 0     # default
          expired: 0     # default
          rejected: 0    # default
          unparsed: 1%   # default
        min:
          delivered: 1   # default
        direction: all   # default
        logFormat: auto  # default
      "
    `);
    await expect(show("# nothing\n")).resolves.toBe(await show("check: {}"));
  });

  test("everything is set", async () => {
    const shown = await show(everything);
    expect(shown).toMatchInlineSnapshot(`
      "check:
        max:
          rate:deferred: 2%                    # mailwhy.config.yaml:3
          code:550: 3                          # mailwhy.config.yaml:4
          bounced: 0                           # mailwhy.config.yaml:5
          unparsed: 1%                         # default
        min:
          delivered: 10                        # mailwhy.config.yaml:7
        allow:
          - class: 5xx                         # mailwhy.config.yaml:10
            recipient: "*@bounce.example"      # mailwhy.config.yaml:9
            reason: "sent to on purpose: yes"  # mailwhy.config.yaml:11
            until: 2026-12-31                  # mailwhy.config.yaml:12
          - cause: greylisting                 # mailwhy.config.yaml:13
            reason: it passes                  # mailwhy.config.yaml:14
        baseline: base.json                    # mailwhy.config.yaml:15
        reports:
          json: out/check.json                 # mailwhy.config.yaml:17
        redact: false                          # mailwhy.config.yaml:18
        direction: outbound                    # mailwhy.config.yaml:19
        logFormat: postfix                     # mailwhy.config.yaml:20
        timezone: Europe/Paris                 # mailwhy.config.yaml:21
        rules:
          - own.yaml                           # mailwhy.config.yaml:23
      "
    `);
  });

  test("what is shown can be read again", async () => {
    const { budgets, allowances } = await compile(everything);
    const again = await compile(await show(everything));
    expect(again.allowances).toEqual(allowances);
    expect(again.budgets).toEqual(expect.arrayContaining([...budgets]));
  });

  test("JSON is read, too, and written", async () => {
    const { file, budgets, allowances } = await compile(
      '{\n  "$schema": "x",\n  "check": {\n    "max": { "bounced": 1 }\n  }\n}\n',
    );
    const effective = effectiveConfig(file, mergeBudgets(budgets, []), allowances);
    expect(JSON.parse(renderConfigJson(effective))).toMatchObject({
      file: "mailwhy.config.yaml",
      settings: [
        { path: ["check", "max", "bounced"], value: 1, source: "config", line: 4 },
        { path: ["check", "max", "unparsed"], value: "1%", source: "default", line: null },
        { path: ["check", "min", "delivered"], value: 1, source: "default", line: null },
        { path: ["check", "direction"], value: "all" },
        { path: ["check", "logFormat"], value: "auto" },
      ],
    });
  });

  test("the file that init writes sets what holds without one", async () => {
    const { budgets, allowances } = await compile(initialConfig(englishWords));
    expect(allowances).toEqual([]);
    const specs = (list: ReturnType<typeof mergeBudgets>) =>
      list.map(({ budget }) => JSON.stringify(budget)).sort();
    expect(specs(mergeBudgets(budgets, []))).toEqual(specs(mergeBudgets([], [])));
  });

  test.each(languages)("what init leaves to uncomment is sound in %s", async (language) => {
    const text = initialConfig(await loadWords(language)).replace(
      /^( *)# (?=(?: {2})*(?:(?!yaml-)[a-z-]+:|- ))/gm,
      "$1",
    );
    expect(text).not.toContain("# allow");
    const { allowances, file } = await compile(text);
    expect(allowances).toHaveLength(1);
    expect(file.config.check).toMatchObject({
      baseline: "mailwhy-baseline.json",
      reports: { junit: "mailwhy.xml" },
    });
  });

  test("an option goes before the file", async () => {
    const { budgets } = await compile("check:\n  max:\n    bounced: 3\n    5xx: 1\n");
    const [option] = (await compile("check: { max: { bounced: 5% } }")).budgets;
    if (option === undefined) throw new Error("no budget");
    expect(
      mergeBudgets(budgets, [option]).map(({ budget, source }) => [budget.limit, source]),
    ).toEqual([
      [5, "option"],
      [1, "config"],
      [1, "default"],
      [1, "default"],
    ]);
  });
});

test("the published schema is the one that files are read with", () => {
  expect(JSON.parse(readFileSync(publishedFile, "utf8"))).toEqual(configJsonSchema());
});

const everything = `check:
  max:
    deferred: 2%
    code:550: 3
    bounced: 0
  min:
    delivered: 10
  allow:
    - recipient: "*@bounce.example"
      class: 5xx
      reason: "sent to on purpose: yes"
      until: 2026-12-31
    - cause: greylisting
      reason: it passes
  baseline: base.json
  reports:
    json: out/check.json
  redact: false
  direction: outbound
  logFormat: postfix
  timezone: Europe/Paris
  rules:
    - own.yaml
`;
