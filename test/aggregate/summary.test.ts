import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCounts } from "../../src/aggregate/bounded-map.js";
import { mergeSummaries, Summary } from "../../src/index.js";
import type { DeliveryAttempt } from "../../src/model/delivery-attempt.js";
import { directions } from "../../src/model/direction.js";
import { dispositions } from "../../src/model/disposition.js";
import { finalStates } from "../../src/model/final-state.js";
import { contentOf } from "./content-of.js";

/** An attempt, its verdict's cause, and what became of its recipient. */
const told = fc.record({
  attempt: fc.record({
    timeMs: fc.integer({ min: 0, max: 5 }),
    host: fc.constantFrom(null, "mail"),
    mta: fc.constant("postfix" as const),
    program: fc.constant("smtp"),
    queueId: fc.constantFrom(null, "4F9D195D70", "4F9D195D71"),
    direction: fc.constantFrom(...directions),
    disposition: fc.constantFrom(null, ...dispositions),
    stage: fc.constant(null),
    sender: fc.constantFrom(null, "", "a@example.com"),
    recipient: fc.constantFrom(null, "b@example.org", "c@example.net", "root"),
    client: fc.constantFrom(null, { host: null, ip: "192.0.2.5" }),
    relay: fc.constantFrom(null, { host: "mx1.example.com", ip: "192.0.2.9", port: 25 }),
    reply: fc.constantFrom(
      null,
      { code: 550, enhanced: "5.1.1", text: "no such user" },
      { code: null, enhanced: null, text: "no" },
    ),
    dsn: fc.constant(null),
    text: fc.constantFrom("no such user", "over quota by 12 kB"),
    delaySeconds: fc.constant(null),
    messageId: fc.constant(null),
    sizeBytes: fc.constant(null),
  }),
  cause: fc.constantFrom(null, "unknown" as const, "mailbox-full" as const, "tls" as const),
  rule: fc.constantFrom(null, "a", "b"),
  provider: fc.constantFrom(null, "example"),
  state: fc.constantFrom(null, ...finalStates),
});
type Told = typeof told extends fc.Arbitrary<infer Value> ? Value : never;

/** Adds attempts as lines of a file, from `line` on. */
function addTo(summary: Summary, list: readonly Told[], file: string, line = 1): void {
  summary.files.add(file);
  list.forEach(({ attempt, cause, rule, provider, state }, index) => {
    const whole: DeliveryAttempt = { ...attempt, at: { file, line: line + index } };
    const verdict =
      cause === null
        ? null
        : {
            cause,
            owner: "wait" as const,
            retry: true,
            provider,
            providerKind: provider === null ? null : ("mailbox" as const),
            rule,
            evidence: "none" as const,
          };
    const problem = summary.addAttempt(whole, verdict);
    if (state !== null) summary.addOutcome(state, attempt.recipient, problem ?? null);
    summary.ledger.lines += 1;
    summary.firstMs = Math.min(summary.firstMs, attempt.timeMs);
    summary.lastMs = Math.max(summary.lastMs, attempt.timeMs);
  });
}

function summaryOf(list: readonly Told[], file: string, line = 1): Summary {
  const summary = new Summary();
  addTo(summary, list, file, line);
  return summary;
}

const log = fc.array(told, { maxLength: 12 });

describe("summaries form a monoid", () => {
  test("the grouping does not matter", () => {
    fc.assert(
      fc.property(log, log, log, (a, b, c) => {
        const [x, y, z] = [summaryOf(a, "a"), summaryOf(b, "b"), summaryOf(c, "c")];
        expect(contentOf(mergeSummaries(x, mergeSummaries(y, z)))).toEqual(
          contentOf(mergeSummaries(mergeSummaries(x, y), z)),
        );
      }),
    );
  });

  test("the order does not matter", () => {
    fc.assert(
      fc.property(log, log, (a, b) => {
        const [x, y] = [summaryOf(a, "a"), summaryOf(b, "b")];
        expect(contentOf(mergeSummaries(y, x))).toEqual(contentOf(mergeSummaries(x, y)));
      }),
    );
  });

  test("an empty one changes nothing", () => {
    fc.assert(
      fc.property(log, (a) => {
        const x = summaryOf(a, "a");
        expect(contentOf(mergeSummaries(x, new Summary()))).toEqual(contentOf(x));
        expect(contentOf(mergeSummaries(new Summary(), x))).toEqual(contentOf(x));
      }),
    );
  });

  test("merging changes neither", () => {
    fc.assert(
      fc.property(log, log, (a, b) => {
        const [x, y] = [summaryOf(a, "a"), summaryOf(b, "b")];
        const before = [contentOf(x), contentOf(y)];
        mergeSummaries(x, y);
        expect([contentOf(x), contentOf(y)]).toEqual(before);
      }),
    );
  });

  test("the summary of a log is that of its parts, wherever it is cut", () => {
    fc.assert(
      fc.property(log, fc.nat(12), (all, at) => {
        const cut = Math.min(at, all.length);
        const first = summaryOf(all.slice(0, cut), "a");
        const second = summaryOf(all.slice(cut), "a", cut + 1);
        expect(contentOf(mergeSummaries(first, second))).toEqual(contentOf(summaryOf(all, "a")));
      }),
    );
  });

  test("the summary of two files is that of each, whichever is read first", () => {
    fc.assert(
      fc.property(log, log, (a, b) => {
        const both = summaryOf(b, "b");
        addTo(both, a, "a");
        expect(contentOf(both)).toEqual(
          contentOf(mergeSummaries(summaryOf(a, "a"), summaryOf(b, "b"))),
        );
      }),
    );
  });
});

describe("what a summary counts", () => {
  test("a probe is no problem", () => {
    const summary = new Summary();
    const [one] = fc.sample(told, 1);
    if (one === undefined) throw new Error("no sample");
    const attempt = { ...one.attempt, disposition: "probed" as const, at: { file: "a", line: 1 } };
    const verdict = {
      cause: "unknown" as const,
      owner: "wait" as const,
      retry: true,
      provider: null,
      providerKind: null,
      rule: null,
      evidence: "none" as const,
    };
    expect(summary.addAttempt(attempt, verdict)).toBeUndefined();
    expect(summary.problems.size).toBe(0);
    expect(summary.attempts.probed).toBe(1);
  });

  test.each([
    ["policy", "mailbox", "example"],
    ["policy", "software", null],
    ["mailbox-full", "mailbox", null],
  ] as const)("%s at %s providers is one problem for %s", (cause, providerKind, provider) => {
    const summary = new Summary();
    const [one] = fc.sample(told, 1);
    if (one === undefined) throw new Error("no sample");
    const attempt = { ...one.attempt, disposition: "bounced" as const, at: { file: "a", line: 1 } };
    const verdict = {
      cause,
      owner: "wait",
      retry: true,
      provider: "example",
      providerKind,
    } as const;
    summary.addAttempt(attempt, { ...verdict, rule: null, evidence: "none" });
    expect([...summary.problems.values()].map((problem) => problem.provider)).toEqual([provider]);
  });

  test("counts say that they overflowed", () => {
    const counts = createCounts(2);
    for (const key of ["a", "b"]) counts.add(key, 1);
    expect(counts.overflowed).toBe(false);
    counts.add("c", 1);
    expect(counts.overflowed).toBe(true);
  });
});
