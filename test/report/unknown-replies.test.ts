import { describe, expect, test } from "vitest";
import { addOwnRules } from "../../src/catalog/own-rules.js";
import { englishWords } from "../../src/locale/load-words.js";
import type { UnknownCluster } from "../../src/report/report.js";
import { unknownReporters } from "../../src/report/unknown-replies.js";
import { catalog } from "../classify/catalog.js";
import { hostileTexts } from "./hostile-report.js";

const cluster = (template: string, text: string, count = 3): UnknownCluster => ({
  template,
  direction: "outbound",
  count,
  sample: { text, at: { file: "mail.log", line: 12 } },
});

const cases = [
  cluster(
    "{address} does not want (your) mail; see {url} or ask {host}",
    "host mx.corp.example[192.0.2.9] said: 550 5.7.1 <bob@corp.example> does not want (your) mail; see https://x.example/?q=bob or ask mx.corp.example (in reply to RCPT TO command)",
    9,
  ),
  cluster("some words that nobody knows {number}", "some words that nobody knows 7"),
  cluster("{id}", "host mx.corp.example[192.0.2.9] said: 550 4jX6ws6ZbtzLP6B"),
  cluster("", "550"),
  ...hostileTexts.map((text) => cluster(text, `550 ${text}`)),
];

const print = (unknown: readonly UnknownCluster[], top = 100) =>
  unknownReporters.yaml({ unknown, generatedBy: "mailwhy" }, { top, words: englishWords });

describe("rule stubs", () => {
  test("are a sound rules file as they stand, whatever the log holds", () => {
    const text = print(cases);
    const file = { name: "own.yaml", bytes: new TextEncoder().encode(text) };
    const { ownRules } = addOwnRules(catalog, file);
    expect(ownRules.map(({ cause }) => cause)).toEqual(ownRules.map(() => "unknown"));
    expect(ownRules.slice(0, 2)).toMatchObject([
      {
        id: "own.unknown-1",
        pattern: "does not want \\(your\\) mail; see",
        literals: ["does not want (your) mail; see"],
        speaker: "reply",
        directions: ["outbound"],
        examples: [
          {
            text: "550 5.7.1 ann@example.com does not want (your) mail; see https://example.com/ or ask mx.example.com",
          },
        ],
      },
      {
        id: "own.unknown-2",
        pattern: "some words that nobody knows",
        speaker: "own",
      },
    ]);
  });

  test("name nobody", () => {
    expect(print(cases)).not.toMatch(/bob|corp\.example|192\.0\.2\.9|4jX6ws/);
  });

  test("where there are no words, that is told", () => {
    expect(print([cluster("{id}", "550 4jX6ws6ZbtzLP6B")])).toContain("# no words to go by: {id}");
  });
});

test("tells how often each kind came, where first, and what is left out", () => {
  expect(print(cases.slice(0, 2), 1)).toMatch(
    /^# 12 replies of 2 kinds .*# 9 times, first in mail\.log:12\n.*# 1 more kind: --top\n$/s,
  );
});

test("nothing unknown is good news", () => {
  expect(print([])).toBe("# Every reply in this log is known to the catalog.\nrules: []\n");
});

test("JSON holds templates and no texts", () => {
  const options = { top: 1, words: englishWords };
  const text = unknownReporters.json({ unknown: cases, generatedBy: "mailwhy 1" }, options);
  expect(JSON.parse(text)).toEqual({
    schemaVersion: 1,
    generatedBy: "mailwhy 1",
    kinds: [
      {
        template: cases[0]?.template,
        direction: "outbound",
        count: 9,
        at: { file: "mail.log", line: 12 },
      },
    ],
    rest: cases.length - 1,
  });
});
