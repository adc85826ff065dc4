import type { BudgetResult, CheckResult, Finding } from "../../src/check/check-result.js";
import { hostileTexts } from "./hostile-report.js";

const noRecipients = {
  delivered: 0,
  bounced: 0,
  expired: 0,
  rejected: 0,
  discarded: 0,
  stillDeferred: 0,
};

/** A finding with nothing special about it; give what a case is about. */
export function makeFinding(parts: Partial<Finding> = {}): Finding {
  return {
    id: "outbound/mailbox-unknown/-/550/5.1.1",
    level: "error",
    status: "counted",
    direction: "outbound",
    cause: "mailbox-unknown",
    provider: null,
    providerName: null,
    headline: "The mailbox does not exist",
    code: 550,
    enhanced: "5.1.1",
    attempts: 5,
    recipients: { ...noRecipients, bounced: 3 },
    allowed: { attempts: 0, recipients: 0 },
    accepted: null,
    crosses: ["max bounced=0"],
    examples: [
      {
        text: "550 5.1.1 <user-3f2a@domain-91c0.invalid>: Recipient address rejected",
        at: { file: "logs/send.log", line: 12 },
      },
    ],
    more: 4,
    fix: {
      summary: "Take the addresses off the list.",
      owner: "author",
      retry: false,
      steps: [
        "Look for a typing error in each address.",
        "Run `postqueue -p` to see what else waits for domain-91c0.invalid.",
      ],
      links: ["https://www.rfc-editor.org/rfc/rfc3463#section-3.2"],
    },
    ...parts,
  };
}

/** A budget that is crossed; give what a case is about. */
export function makeBudget(parts: Partial<BudgetResult> = {}): BudgetResult {
  return {
    spec: "max bounced=0",
    kind: "max",
    subject: "bounced",
    unit: "recipients",
    isShare: false,
    limit: 0,
    actual: 3,
    count: 3,
    of: null,
    isCrossed: true,
    findings: ["outbound/mailbox-unknown/-/550/5.1.1"],
    source: "default",
    ...parts,
  };
}

const delivered = makeBudget({
  spec: "min delivered=1",
  kind: "min",
  subject: "delivered",
  limit: 1,
  actual: 312,
  count: 312,
  isCrossed: false,
  findings: [],
});

const deferred = makeBudget({
  spec: "max rate:deferred=2%",
  subject: "deferred",
  isShare: true,
  limit: 2,
  actual: 0.6289,
  count: 2,
  of: { count: 318, what: "recipients" },
  isCrossed: false,
  findings: [],
  source: "config",
});

const unparsed = makeBudget({
  spec: "max unparsed=1%",
  subject: "unparsed",
  unit: "lines",
  isShare: true,
  limit: 1,
  actual: 0.0476,
  count: 1,
  of: { count: 2103, what: "lines" },
  isCrossed: false,
  findings: [],
});

const greylisted = makeFinding({
  id: "outbound/greylisting/-/450/4.2.0",
  level: "warning",
  cause: "greylisting",
  headline: "Greylisted: the server asks to try again later",
  code: 450,
  enhanced: "4.2.0",
  attempts: 2,
  recipients: { ...noRecipients, delivered: 1, stillDeferred: 2 },
  crosses: [],
  examples: [
    {
      text: "450 4.2.0 <user-77aa@domain-0b1c.invalid>: Greylisted, see http://postgrey.example/",
      at: { file: "logs/send.log", line: 31 },
    },
    { text: "450 4.2.0 Greylisted", at: { file: "logs/send.log", line: 44 } },
  ],
  more: 0,
  fix: {
    summary: "Wait: the queue tries again.",
    owner: "wait",
    retry: true,
    steps: [],
    links: [],
  },
});

/** Within the budgets, no baseline. */
export const passedCheck: CheckResult = {
  schemaVersion: 1,
  generatedBy: "mailwhy 0.1.0",
  verdict: "passed",
  unjudged: [],
  range: { from: "2026-11-20T00:00:12.000Z", to: "2026-11-20T23:58:41.000Z" },
  input: {
    files: ["logs/send.log"],
    bytes: 412_331,
    lines: 2103,
    events: 1990,
    ignored: 112,
    foreign: 9,
    unparsed: 1,
    oversized: 0,
    evicted: 0,
  },
  recipients: { ...noRecipients, delivered: 316, stillDeferred: 2 },
  attempts: {
    delivered: 316,
    deferred: 2,
    bounced: 0,
    rejected: 0,
    expired: 0,
    discarded: 0,
    held: 0,
    probed: 0,
  },
  budgets: [
    makeBudget({ actual: 0, count: 0, isCrossed: false, findings: [] }),
    delivered,
    deferred,
    unparsed,
  ],
  findings: [greylisted],
  allowances: [],
  baseline: null,
};

/** Budgets crossed; a finding of each standing, as compared with a baseline. */
export const failedCheck: CheckResult = {
  ...passedCheck,
  verdict: "failed",
  recipients: { ...noRecipients, delivered: 312, bounced: 4, rejected: 1, stillDeferred: 2 },
  budgets: [
    makeBudget({ actual: 4, count: 4, findings: ["outbound/mailbox-unknown/-/550/5.1.1"] }),
    makeBudget({
      spec: "max rate:rejected=0.1%",
      subject: "rejected",
      isShare: true,
      limit: 0.1,
      actual: 0.3135,
      count: 1,
      of: { count: 319, what: "recipients" },
      findings: ["inbound/relay-denied/-/554/5.7.1"],
      source: "option",
    }),
    makeBudget({
      spec: "min delivered=400",
      kind: "min",
      subject: "delivered",
      limit: 400,
      actual: 312,
      count: 312,
      findings: [],
      source: "option",
    }),
    deferred,
    unparsed,
  ],
  findings: [
    makeFinding({
      status: "worse",
      accepted: 1,
      recipients: { ...noRecipients, bounced: 3 },
      examples: [
        ...makeFinding().examples,
        {
          text: "550 5.1.1 <user-8e11@domain-91c0.invalid>: Recipient address rejected",
          at: { file: "logs/send.log", line: 19 },
        },
        { text: "550 5.1.1 unknown user", at: { file: "standard input", line: 3 } },
      ],
      more: 2,
    }),
    makeFinding({
      id: "inbound/relay-denied/-/554/5.7.1",
      status: "new",
      direction: "inbound",
      cause: "relay-denied",
      headline: "We refused to relay mail for strangers",
      code: 554,
      enhanced: "5.7.1",
      attempts: 1,
      recipients: { ...noRecipients, rejected: 1 },
      crosses: ["max rate:rejected=0.1%"],
      examples: [
        {
          text: "554 5.7.1 <user-51d0@domain-77ab.invalid>: Relay access denied",
          at: { file: "./logs/old logs/send#1.log", line: 7 },
        },
      ],
      more: 0,
    }),
    { ...greylisted, status: "new" },
    makeFinding({
      id: "outbound/spam-content/gmail/550/5.7.1",
      level: "note",
      status: "known",
      cause: "spam-content",
      provider: "gmail",
      providerName: "Gmail",
      headline: "The message was taken for spam",
      enhanced: "5.7.1",
      attempts: 1,
      recipients: { ...noRecipients, bounced: 1 },
      accepted: 2,
      crosses: [],
      more: 0,
    }),
    makeFinding({
      id: "outbound/mailbox-full/-/552/5.2.2",
      level: "note",
      status: "allowed",
      cause: "mailbox-full",
      headline: "The recipient's mailbox is full",
      code: 552,
      enhanced: "5.2.2",
      attempts: 0,
      recipients: noRecipients,
      allowed: { attempts: 2, recipients: 1 },
      crosses: [],
      examples: [],
      more: 0,
    }),
  ],
  allowances: [
    {
      spec: "code:552 recipient:*@test.example",
      reason: "The test mailbox is kept full on purpose, see #12",
      until: "2026-12-31",
      isExpired: false,
      attempts: 2,
      recipients: 1,
      source: "config",
    },
    {
      spec: "cause:greylisting",
      reason: null,
      until: "2026-11-19",
      isExpired: true,
      attempts: 0,
      recipients: 0,
      source: "config",
    },
  ],
  baseline: {
    file: "mailwhy-baseline.json",
    known: 1,
    new: 2,
    worse: 1,
    obsolete: ["outbound/tls/-/454/4.7.0"],
  },
};

/** Nothing that could be judged. */
export const unjudgedCheck: CheckResult = {
  ...passedCheck,
  verdict: "unjudged",
  unjudged: [
    { kind: "no-events", lines: 120, isTimeLimited: false },
    { kind: "unparsed", unparsed: 40, of: 100, spec: "max unparsed=1%" },
    { kind: "input", message: "missing.log: no such file" },
  ],
  range: { from: null, to: null },
  recipients: noRecipients,
  budgets: [
    makeBudget({
      spec: "max unparsed=1%",
      subject: "unparsed",
      unit: "lines",
      isShare: true,
      limit: 1,
      actual: 40,
      count: 40,
      of: { count: 100, what: "lines" },
      findings: [],
    }),
    { ...delivered, actual: 0, count: 0, isCrossed: true },
    { ...deferred, actual: 0, count: 0, of: { count: 1, what: "recipients" } },
  ],
  findings: [],
};

/** What is meant to break out of one of the formats. */
export const breakouts: readonly string[] = [
  ...hostileTexts,
  ']]></failure><testcase name="x"/><!-- & &amp; \ufffe\uffff',
  "::error file=a,line=1::owned %0A%25 ##[error]owned ::stop-commands::x",
  "ok 1 - fine # SKIP no # TODO no \\# \\",
  "...\n1..0\nBail out! ---\n  ok: true",
  "@admin #12 !3 GH-4 ~bug https://evil.example www.evil.example <img src=x onerror=a>",
  "![x](https://evil.example/x.png) [y](javascript:a) | cell | </details> **bold**",
  "{0} {{ }} [link](1) \"quoted\" 'quoted'",
  "",
  " ",
];

let taken = 0;

const reachable = new Set([
  ...["headline", "providerName", "text", "file", "files", "summary", "steps", "links"],
  ...["spec", "reason", "crosses", "message"],
]);

/** A check with a hostile text in each place that a log, a path or a setting can reach. */
// It replaces texts by texts.
export const hostileCheck = spoil("", failedCheck) as CheckResult;

function spoil(key: string, value: unknown): unknown {
  if (typeof value === "string") return reachable.has(key) ? takeBreakout() : value;
  if (Array.isArray(value)) {
    const items = value.map((item) => spoil(key, item));
    if (key !== "findings" || typeof value[0] === "string") return items;
    // Once more, so that each text comes to stand in each place of note.
    return [...items, ...value.map((item, at) => spoil(key, { ...item, id: `again/${at}` }))];
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, spoil(name, part)]));
}

function takeBreakout(): string {
  const text = breakouts[taken % breakouts.length] ?? "";
  taken += 1;
  return text;
}

/** More than any host shows. */
export const manyCheck: CheckResult = {
  ...failedCheck,
  findings: Array.from({ length: 1200 }, (_, index) =>
    makeFinding({
      id: `outbound/policy/-/550/5.7.${index}`,
      level: index < 800 ? "error" : "warning",
      crosses: index < 800 ? ["max bounced=0"] : [],
      examples: Array.from({ length: 3 }, (_, line) => ({
        text: "\u202e".repeat(500),
        at: { file: "logs/send.log", line: index * 3 + line + 1 },
      })),
    }),
  ),
};
