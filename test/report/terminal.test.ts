import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { reporters, reportFormats } from "../../src/report/index.js";
import type { Problem, Report } from "../../src/report/report.js";
import type { ReportOptions } from "../../src/report/reporter.js";
import { renderTerminal } from "../../src/report/terminal.js";
import { english, wordsOf } from "../locale/package-words.js";
import { hostileReport, hostileTexts } from "./hostile-report.js";
import { emptyReport, fineReport, makeProblem, sampleReport } from "./sample-report.js";

const options: ReportOptions = {
  width: 80,
  color: false,
  top: 3,
  details: false,
  timezone: "UTC",
  words: english,
};

describe("golden files", () => {
  test.each([
    { file: "terminal-60", report: sampleReport, change: { width: 60 } },
    { file: "terminal-80", report: sampleReport, change: {} },
    { file: "terminal-80-color", report: sampleReport, change: { color: true } },
    { file: "terminal-160", report: sampleReport, change: { width: 160 } },
    { file: "terminal-80-top-1", report: sampleReport, change: { top: 1 } },
    { file: "terminal-80-details", report: sampleReport, change: { details: true } },
    { file: "terminal-80-empty", report: emptyReport, change: {} },
    { file: "terminal-80-fine", report: fineReport, change: {} },
    { file: "terminal-80-hostile", report: hostileReport, change: { details: true } },
  ])("$file", async ({ file, report, change }) => {
    const text = renderTerminal(report, { ...options, ...change });
    await expect(text).toMatchFileSnapshot(`../golden/${file}.txt`);
  });
});

describe("the screen", () => {
  const widths = [60, 61, 72, 79, 80, 100, 120, 160, 200];
  const reports = { sampleReport, hostileReport, emptyReport, fineReport };

  test.each(
    Object.entries(reports).flatMap(([name, report]) =>
      widths.flatMap((width) => [true, false].map((details) => ({ name, report, width, details }))),
    ),
  )("$name, $width columns, details $details: nothing sticks out", (row) => {
    const { report, width, details } = row;
    for (const top of [0, 3, 20]) {
      const text = renderTerminal(report, { ...options, width, details, top });
      expect(text.endsWith("\n")).toBe(true);
      for (const line of text.slice(0, -1).split("\n")) {
        expect(stringWidth(line), line).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}]| $/u);
      }
    }
  });

  test("a busy day fits one screen of 80 columns and 40 lines", () => {
    const lines = renderTerminal(sampleReport, options).trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(lines.length).toBeGreaterThanOrEqual(24);
  });

  test.each([sampleReport, hostileReport])("colour adds nothing but colour", (report) => {
    const painted = renderTerminal(report, { ...options, color: true });
    expect(painted).toMatch(/\u001b\[/);
    expect(painted.replaceAll(/\u001b\[\d+m/g, "")).toBe(renderTerminal(report, options));
  });

  test("no control sequence of the log survives", () => {
    for (const color of [true, false]) {
      const text = renderTerminal(hostileReport, { ...options, color, details: true });
      for (const hostile of hostileTexts.slice(0, 2)) expect(text).not.toContain(hostile);
      expect(text.replaceAll(/\u001b\[(?:1|2|22|31|32|33|36|39)m/g, "")).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u200b]/,
      );
    }
  });

  test("times and figures are the reader's", () => {
    const text = renderTerminal(sampleReport, {
      ...options,
      words: wordsOf("en", "de"),
      timezone: "Europe/Berlin",
    });
    expect(text).toContain("20. Nov. 01:00 – 21. Nov. 00:59 Europe/Berlin");
    expect(text).toContain("817.552 delivered");
    expect(text).toContain("since 20. Nov. 04:14, still failing");
  });
});

describe("problems", () => {
  const wide = { ...options, width: 200 };
  const none = sampleReport.problems[0]?.outcomes;
  const outcomes = {
    ...none,
    delivered: 0,
    bounced: 0,
    expired: 0,
    rejected: 0,
    discarded: 0,
    stillDeferred: 0,
  };
  const cases: { name: string; parts: Partial<Problem>; has: string[]; hasNot: string[] }[] = [
    {
      name: "one of each",
      parts: {
        recipientsWithoutMail: 1,
        recipients: 1,
        count: 1,
        messages: 1,
        domains: 1,
        outcomes,
      },
      has: ["1 recipient without mail", "1 attempt ·", "1 message", "to example.net\n"],
      hasNot: ["1 recipients", "1 attempts", "1 messages", "more domain", "queue", "late"],
    },
    {
      name: "two domains",
      parts: { domains: 2 },
      has: ["to example.net and 1 more domain · "],
      hasNot: ["domains"],
    },
    {
      name: "all arrived in the end",
      parts: { recipientsWithoutMail: 0, outcomes: { ...outcomes, delivered: 4_000 } },
      has: ["only delays: all 4,000 arrived in the end"],
      hasNot: ["0 recipients", "without mail", "arrived late"],
    },
    {
      name: "an estimate says so",
      parts: { estimated: true, recipientsWithoutMail: 20_000 },
      has: ["about 20,000 recipients without mail"],
      hasNot: [],
    },
    {
      name: "some still in the queue, some late",
      parts: { outcomes: { ...outcomes, stillDeferred: 3, delivered: 5 } },
      has: ["3 still in the queue", "5 arrived late"],
      hasNot: [],
    },
    {
      name: "still failing",
      parts: { ongoing: true },
      has: ["since 08:00, still failing"],
      hasNot: ["not since"],
    },
    { name: "over", parts: {}, has: ["08:00 – 09:30, not since"], hasNot: ["still failing"] },
    {
      name: "once",
      parts: { lastSeen: "2026-11-20T08:00:09.000Z" },
      has: ["· at 08:00 ·"],
      hasNot: ["not since"],
    },
    {
      name: "no reply code, and a provider",
      parts: {
        codes: [{ code: null, enhanced: null, count: 3 }],
        provider: "gmail",
        providerName: "Gmail",
      },
      has: ["no reply code (Gmail)"],
      hasNot: ["null"],
    },
    {
      name: "more codes than shown",
      parts: { codes: [1, 2, 3].map((last) => ({ code: 550 + last, enhanced: null, count: 1 })) },
      has: ["551, 552 + 1 more"],
      hasNot: ["553"],
    },
    {
      name: "mail with the null sender",
      parts: { senderDomains: [{ value: "", count: 3 }] },
      has: ["from <> ·"],
      hasNot: [],
    },
    {
      name: "several senders",
      parts: {
        senderDomains: [
          { value: "a.example", count: 3 },
          { value: "b.example", count: 3 },
        ],
      },
      has: [],
      hasNot: ["from a.example"],
    },
    {
      name: "local",
      parts: { direction: "local" },
      has: ["local delivery", "your user must act"],
      hasNot: [],
    },
    {
      name: "without steps, the sentence",
      parts: { fix: { summary: "Do it.", owner: "wait", retry: true, steps: [], links: [] } },
      has: ["Fix  Do it.", "wait: it retries"],
      hasNot: ["retrying", "See"],
    },
    {
      name: "refused by us",
      parts: { direction: "inbound", count: 1, recipients: 0, recipientsWithoutMail: 0 },
      has: ["refused 1 time ·"],
      hasNot: ["0 recipients", "attempt", "retrying", "1 times"],
    },
  ];

  test.each(cases)("$name", ({ parts, has, hasNot }) => {
    const text = renderProblems([makeProblem(parts)], wide);
    for (const words of has) expect(text).toContain(words);
    for (const words of hasNot) expect(text).not.toContain(words);
  });

  test("mail that our users miss comes before what we refuse, and ranks go on", () => {
    const text = renderProblems(
      [
        makeProblem({ direction: "inbound", headline: "Refused" }),
        makeProblem({ headline: "Missed" }),
      ],
      options,
    );
    expect(text.indexOf(" 1  Missed")).toBeGreaterThan(-1);
    expect(text.indexOf("Rejected by us:")).toBeGreaterThan(text.indexOf("Missed"));
    expect(text.indexOf(" 2  Refused")).toBeGreaterThan(text.indexOf("Rejected by us:"));
  });

  test("where nothing else failed, what we refuse is told in full", () => {
    const text = renderProblems([makeProblem({ direction: "inbound" })], options);
    expect(text).toContain("refused 12 times");
    expect(text).toContain("Fix  ");
    expect(text).not.toContain("as it should be");
  });

  test("short screen: the first keeps its steps, the others their sentence; nothing is dropped", () => {
    const steps = Array.from({ length: 6 }, (_, step) => `Step ${step}: ${"do this ".repeat(20)}`);
    const fix = { summary: "In short.", owner: "wait", retry: true, steps, links: [] } as const;
    const problems = Array.from({ length: 9 }, (_, index) =>
      makeProblem({ headline: `Number ${index + 1}`, recipientsWithoutMail: 10, fix }),
    );
    const text = renderProblems(problems, options);
    expect(text.match(/1\. Step 0/g)).toHaveLength(1);
    expect(text.match(/Fix {2}In short\.\n {4}More 6 steps: --details/g)).toHaveLength(2);
    expect(text).toContain("+ 6 more problems, 60 recipients: --details");
    const all = renderProblems(problems, { ...options, details: true });
    expect(all.match(/1\. Step 0/g)).toHaveLength(9);
    expect(all).not.toContain("--details");
  });

  function renderProblems(problems: Problem[], change: ReportOptions): string {
    return renderTerminal({ ...sampleReport, problems, unknown: [], replies: [] }, change);
  }
});

describe("head", () => {
  const cases: {
    name: string;
    input: Partial<Report["input"]>;
    has: string[];
    hasNot: string[];
  }[] = [
    {
      name: "all understood",
      input: {},
      has: ["61 lines · all understood"],
      hasNot: ["--unparsed"],
    },
    {
      name: "one line not",
      input: { unparsed: 1 },
      has: ["98.36% understood · 1 not understood: --unparsed"],
      hasNot: ["all understood"],
    },
    {
      name: "too long",
      input: { oversized: 3 },
      has: ["3 too long"],
      hasNot: ["--unparsed", "all understood"],
    },
    {
      name: "evicted",
      input: { evicted: 1 },
      has: ["1 message lost track of"],
      hasNot: ["all understood", "% understood"],
    },
    {
      name: "many files",
      input: { files: ["a", "b", "c", "d"] },
      has: ["a, b + 2 files · "],
      hasNot: ["c,"],
    },
    {
      name: "standard input",
      input: { files: ["standard input"] },
      has: ["standard input · "],
      hasNot: [],
    },
    {
      name: "a path",
      input: { files: ["/var/log/mail.log", "/var/log/mail.log.1"] },
      has: ["mail.log, mail.log.1 · "],
      hasNot: ["/var"],
    },
    {
      name: "two files of the same name",
      input: { files: ["/mx1/mail.log", "/mx2/mail.log"] },
      has: ["/mx1/mail.log, /mx2/mail.log · "],
      hasNot: [],
    },
    {
      name: "a long name keeps its end",
      input: { files: [`${"long-".repeat(40)}mail.log`] },
      has: ["long-mail.log · ", "…"],
      hasNot: [],
    },
  ];

  test.each(cases)("$name", ({ input, has, hasNot }) => {
    const report = { ...fineReport, input: { ...fineReport.input, ...input } };
    const text = renderTerminal(report, options);
    for (const words of has) expect(text).toContain(words);
    for (const words of hasNot) expect(text).not.toContain(words);
  });
});

describe("nothing to report", () => {
  const zero = emptyReport.totals.recipients;
  test.each([
    {
      name: "all",
      recipients: { delivered: 12 },
      text: "Nothing to report: all 12 messages were delivered.",
    },
    {
      name: "one",
      recipients: { delivered: 1 },
      text: "Nothing to report: the only message was delivered.",
    },
    {
      name: "waiting",
      recipients: { delivered: 1, stillDeferred: 2 },
      text: "No failures: 1 message was delivered, 2 not finished yet.",
    },
    {
      name: "only waiting",
      recipients: { stillDeferred: 2 },
      text: "No failures: 2 not finished yet.",
    },
    {
      name: "discarded",
      recipients: { delivered: 2, discarded: 1 },
      text: "No failures: 2 messages were delivered, 1 discarded.",
    },
    {
      name: "no mail",
      recipients: {},
      text: "Nothing to report: no line tells of mail sent or refused.",
    },
  ])("$name", ({ recipients, text }) => {
    const totals = { ...fineReport.totals, recipients: { ...zero, ...recipients } };
    expect(renderTerminal({ ...fineReport, totals }, options)).toContain(`\n\n  ${text}\n`);
  });

  test("a file that is no mail log", () => {
    const input = { ...fineReport.input, events: 0, ignored: 0, unparsed: 61 };
    const text = renderTerminal({ ...emptyReport, input }, options);
    expect(text).toContain("No line was understood: is this a Postfix or Exim log?");
    expect(text).toContain("0% understood · 61 not understood: --unparsed");
  });
});

test("the registry names every reporter", () => {
  expect(reportFormats).toEqual(["terminal", "json"]);
  expect(reporters.terminal).toBe(renderTerminal);
});
