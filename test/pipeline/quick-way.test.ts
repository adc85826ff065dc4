import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Classifier, createClassifier, LogAnalysis, loadCatalog } from "../../src/index.js";
import type { AnalysisOptions } from "../../src/pipeline.js";
import { contentOf } from "../aggregate/content-of.js";
import { referenceMs } from "./analyse.js";

// Frequent lines are read by a quick way, which any unusual character makes a line leave. A carriage
// return at the end is one, so the same lines with it show what the general way makes of them.

let classifier: Classifier;
beforeAll(async () => {
  classifier = createClassifier(await loadCatalog());
});

const defaults: AnalysisOptions = {
  logFormat: "auto",
  sinceMs: null,
  untilMs: null,
  direction: null,
  timezone: "UTC",
};

/** All that a report is made of, but for the bytes. */
function summaryOf(
  lines: readonly string[],
  {
    end = "\n",
    linesPerBlock = lines.length,
    ...options
  }: Readonly<Record<string, unknown>> & {
    readonly end?: string;
    readonly linesPerBlock?: number;
  } = {},
): unknown {
  const analysis = new LogAnalysis(classifier, { ...defaults, ...options });
  analysis.startSource({ name: "log", referenceMs });
  for (let at = 0; at < lines.length; at += linesPerBlock) {
    analysis.add(
      lines
        .slice(at, at + linesPerBlock)
        .map((line) => line + end)
        .join(""),
    );
  }
  analysis.endSource();
  const summary = analysis.snapshot();
  summary.ledger.bytes = 0;
  return contentOf(summary);
}

const heard = { onEvent: () => undefined, onOutcome: () => undefined };

const samples = [
  ...["postfix/rsyslog-bsd", "postfix/rsyslog-rfc3339", "postfix/maillog-file"],
  ...["exim/mainlog-default", "exim/mainlog-all", "exim/rejectlog-default", "exim/syslog"],
].map((name) => {
  const url = new URL(`../../samples/${name}.log`, import.meta.url);
  return { name, lines: readFileSync(url, "latin1").trimEnd().split("\n") };
});

/** Both MTAs in one stream, line by line, as long as both have lines. */
const [bsd, , , mainlog] = samples;
const mixed = (bsd?.lines ?? []).flatMap((line, index) => [line, mainlog?.lines[index] ?? line]);

describe.each([...samples, { name: "postfix and exim", lines: mixed }])("$name", ({ lines }) => {
  test.each([
    ["a carriage return on each line", { end: "\r\n" }],
    ["somebody listening", heard],
    ["both", { end: "\r\n", ...heard }],
    ["short blocks", { linesPerBlock: 3 }],
  ])("sums up to the same with %s", (_name, options) => {
    expect(summaryOf(lines, options)).toEqual(summaryOf(lines));
  });

  test.each([
    { sinceMs: Date.UTC(2026, 10, 22, 0, 49, 50) },
    { untilMs: Date.UTC(2026, 10, 22, 0, 49, 50) },
    { direction: "outbound" },
    { direction: "inbound" },
    { logFormat: "exim" },
    { logFormat: "postfix" },
    { timezone: "Asia/Kathmandu" },
  ])("and with %j", (options) => {
    expect(summaryOf(lines, options)).toEqual(summaryOf(lines, { ...options, end: "\r\n" }));
  });
});

test("lines of which some are damaged", () => {
  const all = samples.flatMap(({ lines }) => lines);
  const damage = fc.record({
    line: fc.nat(all.length - 1),
    at: fc.nat(200),
    put: fc.constantFrom("", ":", " ", '"', "[", "]", "(", ")", "<", ">", "=", "\\", "]: ", ", "),
    length: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(damage, { minLength: 20, maxLength: 60 }), (damages) => {
      const lines = damages.flatMap(({ line, at, put, length }) => {
        const whole = all[line] ?? "";
        const damaged = whole.slice(0, at) + put + whole.slice(at + length);
        return [...all.slice(Math.max(0, line - 2), line), damaged, ...all.slice(line, line + 3)];
      });
      // What ends in a blank leaves the quick way already.
      expect(summaryOf(lines)).toEqual(summaryOf(lines, { end: "\r\n" }));
    }),
    { numRuns: 100 },
  );
});

test("`last message repeated` repeats a line that was read the quick way, over blocks too", () => {
  const tag = "Nov 21 22:00:01 mail postfix";
  const lines = [
    `${tag}/qmgr[1]: 4F9D195D70: from=<a@example.com>, size=12, nrcpt=1 (queue active)`,
    `${tag}/smtp[7]: 4F9D195D70: to=<b@example.org>, relay=mx1.example.org[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=2.0.0, status=sent (250 2.0.0 Ok)`,
    `${tag}/smtp[7]: 4F9D195D71: to=<b@example.org>, relay=mx1.example.org[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=2.0.0, status=sent (250 2.0.0 Ok)`,
    "Nov 21 22:00:05 mail last message repeated 3 times",
  ];
  for (const linesPerBlock of [1, 4]) {
    const { attempts } = Object(summaryOf(lines, { linesPerBlock }));
    expect(attempts.delivered).toBe(5);
  }
});
