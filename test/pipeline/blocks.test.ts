import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { LogAnalysis, type RecipientOutcome } from "../../src/index.js";
import type { ClassifiedAttempt } from "../../src/model/delivery-attempt.js";
import { referenceMs, stubClassifier } from "./analyse.js";

const samples = [
  "postfix/rsyslog-bsd",
  "postfix/rsyslog-rfc3339",
  "exim/mainlog-all",
  "exim/syslog",
];

/** What a log tells when it comes in blocks of so many lines. */
function told(log: string, linesPerBlock: number): unknown {
  const events: ClassifiedAttempt[] = [];
  const outcomes: RecipientOutcome[] = [];
  const analysis = new LogAnalysis(stubClassifier, {
    logFormat: "auto",
    sinceMs: null,
    untilMs: null,
    direction: null,
    timezone: "UTC",
    onEvent: (event) => events.push(event),
    onOutcome: (outcome) => outcomes.push(outcome),
  });
  analysis.startSource({ name: "log", referenceMs });
  const lines = log.split(/(?<=\n)/);
  for (let at = 0; at < lines.length; at += linesPerBlock) {
    analysis.add(lines.slice(at, at + linesPerBlock).join(""));
  }
  analysis.endSource();
  const { ledger, attempts, outcomes: states } = analysis.snapshot();
  return { events, outcomes, waiting: [...analysis.stillDeferred()], ledger, attempts, states };
}

describe.each(samples)("%s", (sample) => {
  const log = readFileSync(new URL(`../../samples/${sample}.log`, import.meta.url), "latin1");
  const whole = told(log, Number.POSITIVE_INFINITY);

  test.each([1, 2, 7, 100])("tells the same in blocks of %i lines", (linesPerBlock) => {
    expect(told(log, linesPerBlock)).toEqual(whole);
  });

  test("tells the same with CRLF, but for the bytes", () => {
    const crlf = told(log.replaceAll("\n", "\r\n"), Number.POSITIVE_INFINITY);
    const bytes = log.length + log.split("\n").length - 1;
    expect(crlf).toEqual({
      ...Object(whole),
      ledger: { ...Object(Object(whole).ledger), bytes },
    });
  });
});
