import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type ClassifiedAttempt,
  type Classifier,
  createClassifier,
  LogAnalysis,
  loadCatalog,
  type RecipientOutcome,
} from "../src/index.js";

interface TrueReply {
  readonly kind: "reply";
  readonly direction: string;
  readonly stage: string;
  readonly recipient: string | null;
  readonly code: number;
  readonly enhanced: string | null;
  readonly text: string;
  readonly logged: boolean;
}

interface TrueOutcome {
  readonly kind: "outcome";
  readonly recipient: string;
  readonly disposition: string;
  readonly messages: number;
}

const truthFolder = new URL("lab/truth/", import.meta.url);

/**
 * Recipients whose outcome the log does not tell under their own name: Exim names nobody where it
 * refuses or discards a message after its data, and an alias stands for whom it leads to.
 */
const untold = new Set(["alias-loop@corp.example", "alice@corp.example", "alice+big@corp.example"]);
const untoldByExim = new Set([
  "alice+drop@corp.example",
  "alice+lottery@corp.example",
  "alice+forged-line@corp.example",
  "alice+scanner@corp.example",
  "alice+hold-header@corp.example",
  "alice+drop-header@corp.example",
]);

/** Letters and digits of a reply without its enhanced code: the MTAs fold and mask the rest. */
function lettersOf(text: string): string {
  return text
    .replace(/[(#]*[245]\.\d+\.\d+\)?:? ?/g, "")
    .replace(/\\\d{3}/g, "")
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, 24);
}

/** Postfix refuses to talk after the greeting and after EHLO in the same words. */
function stageIn(attempt: ClassifiedAttempt, truth: TrueReply): boolean {
  const stage = truth.stage === "ehlo" ? "helo" : truth.stage;
  return (
    attempt.stage === stage ||
    (stage === "helo" && attempt.stage === "connect" && attempt.text.includes("refused to talk"))
  );
}

function isReplyOf(attempt: ClassifiedAttempt, truth: TrueReply): boolean {
  return (
    attempt.reply !== null &&
    attempt.reply.code === truth.code &&
    attempt.reply.enhanced === truth.enhanced &&
    (attempt.direction === "inbound") === (truth.direction === "inbound") &&
    (truth.recipient === null || attempt.recipient === truth.recipient) &&
    stageIn(attempt, truth) &&
    lettersOf(attempt.reply.text).startsWith(lettersOf(truth.text))
  );
}

const samples = readdirSync(truthFolder)
  .filter((name) => name.endsWith(".ndjson"))
  .map((name) => name.replace("-", "/").replace(/\.ndjson$/, ""));

let classifier: Classifier;
beforeAll(async () => {
  classifier = createClassifier(await loadCatalog());
});

describe.each(samples)("%s", (sample) => {
  const attempts: ClassifiedAttempt[] = [];
  const outcomes: RecipientOutcome[] = [];
  const truth = readFileSync(new URL(`${sample.replace("/", "-")}.ndjson`, truthFolder), "utf8")
    .trim()
    .split("\n")
    .map((line): TrueReply | TrueOutcome => JSON.parse(line));
  const logged = truth.filter((line) => line.kind === "reply").filter((reply) => reply.logged);
  let ledger: Record<string, number> = {};

  beforeAll(() => {
    const log = new URL(`../samples/${sample}.log`, import.meta.url);
    expect(existsSync(log)).toBe(true);
    const analysis = new LogAnalysis(classifier, {
      logFormat: "auto",
      sinceMs: null,
      untilMs: null,
      direction: null,
      timezone: "UTC",
      onEvent: (attempt) => attempts.push(attempt),
      onOutcome: (outcome) => outcomes.push(outcome),
    });
    analysis.startSource({ name: sample, referenceMs: Date.UTC(2026, 10, 23) });
    analysis.add(readFileSync(log, "latin1"));
    analysis.endSource();
    outcomes.push(...analysis.stillDeferred());
    ledger = { ...analysis.snapshot().ledger };
  });

  test("every labelled reply is found with its code, enhanced code, stage and recipient", () => {
    const missing = logged.filter((reply) => !attempts.some((one) => isReplyOf(one, reply)));
    expect(missing).toEqual([]);
    expect(logged.length).toBeGreaterThan(100);
  });

  test("no negative reply is found that nobody gave, and none twice", () => {
    const open = [...logged];
    const invented = attempts
      .filter(({ reply }) => reply !== null && (reply.code ?? 0) >= 400)
      .filter((attempt) => {
        const at = open.findIndex((reply) => isReplyOf(attempt, reply));
        if (at >= 0) open.splice(at, 1);
        return at < 0;
      });
    expect(invented.map(({ at, text }) => [at.line, text])).toEqual([]);
  });

  test("every recipient's outcome is the one of the scenario", () => {
    const states = new Map<string, Record<string, number>>();
    for (const { recipient, state } of outcomes) {
      const counts = states.get(recipient ?? "") ?? {};
      states.set(recipient ?? "", { ...counts, [state]: (counts[state] ?? 0) + 1 });
    }
    const expected = new Map<string, Record<string, number>>();
    for (const line of truth) {
      if (line.kind !== "outcome" || untold.has(line.recipient)) continue;
      if (sample.startsWith("exim/") && untoldByExim.has(line.recipient)) continue;
      const waits = line.disposition === "deferred" || line.disposition === "held";
      const state = waits ? "stillDeferred" : line.disposition;
      const counts = expected.get(line.recipient) ?? {};
      expected.set(line.recipient, { ...counts, [state]: (counts[state] ?? 0) + line.messages });
    }
    const found = new Map(
      [...expected.keys()].map((recipient) => [recipient, states.get(recipient)]),
    );
    expect(found).toEqual(expected);
  });

  test("every line is understood, and the ledger adds up", () => {
    const { lines, eventLines, ignored, unparsed, oversized } = ledger;
    expect(unparsed).toBe(0);
    expect(lines).toBe((eventLines ?? 0) + (ignored ?? 0) + (oversized ?? 0));
  });
});
