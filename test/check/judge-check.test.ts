import { describe, expect, test } from "vitest";
import type { Baseline, CheckResult } from "../../src/index.js";
import { baselineOf } from "../../src/index.js";
import { type CheckOptions, checkLines, message, rejectLine } from "./check-log.js";

const sent = message("ann@example.com", "sent");
const bounced = message("bob@example.com", "bounced");

function budget(result: CheckResult, spec: string) {
  const found = result.budgets.find((one) => one.spec === spec);
  if (found === undefined) throw new Error(`no budget ${spec}`);
  return found;
}

describe("without a budget of one's own", () => {
  test.each<{ name: string; lines: string[]; verdict: string; crossed: string[] }>([
    { name: "all arrived", lines: sent, verdict: "passed", crossed: [] },
    {
      name: "a retry that succeeds is no failure",
      lines: message("ann@example.com", "deferred", "deferred", "sent"),
      verdict: "passed",
      crossed: [],
    },
    {
      name: "what still waits is none yet",
      lines: [...sent, ...message("bob@example.com", "deferred")],
      verdict: "passed",
      crossed: [],
    },
    {
      name: "a bounce",
      lines: [...sent, ...bounced],
      verdict: "failed",
      crossed: ["max bounced=0"],
    },
    {
      name: "a message given up because of its age",
      lines: [...sent, ...message("bob@example.com", "deferred", "expired")],
      verdict: "failed",
      crossed: ["max expired=0"],
    },
    {
      name: "one given up whose deferrals stand in an older log",
      lines: [...sent, ...message("bob@example.com", "expired")],
      verdict: "failed",
      crossed: ["max expired=0"],
    },
    {
      name: "a reject",
      lines: [...sent, rejectLine("x@elsewhere.example")],
      verdict: "failed",
      crossed: ["max rejected=0"],
    },
    {
      name: "a reject that names no recipient",
      lines: [
        ...sent,
        "Nov 20 10:00:00 mail postfix/smtpd[7]: NOQUEUE: reject: MAIL from app.corp.example[192.0.2.77]: 552 5.3.4 Message size exceeds fixed limit; proto=ESMTP helo=<app>",
      ],
      verdict: "failed",
      crossed: ["max rejected=0"],
    },
    {
      name: "nothing arrived",
      lines: message("bob@example.com", "deferred"),
      verdict: "failed",
      crossed: ["min delivered=1"],
    },
  ])("$name: $verdict", async ({ lines, verdict, crossed }) => {
    const { result } = await checkLines(lines);
    expect(result.verdict).toBe(verdict);
    expect(result.budgets.filter((one) => one.isCrossed).map(({ spec }) => spec)).toEqual(crossed);
  });
});

describe("Exim", () => {
  const id = "1vLAbC-0000000001a-0aBc";
  const line = (rest: string) => `2026-11-20 10:00:00 ${rest}`;
  const deferred = line(
    `${id} == bob@example.com R=dnslookup T=remote_smtp defer (-44) H=mx.example.com [192.0.2.9]: SMTP error from remote mail server after RCPT TO:<bob@example.com>: 452 4.2.2 Mailbox full`,
  );
  const arrived = line(
    `${id} => bob@example.com R=dnslookup T=remote_smtp H=mx.example.com [192.0.2.9] C="250 OK"`,
  );
  const failed = line(
    `${id} ** bob@example.com R=dnslookup T=remote_smtp H=mx.example.com [192.0.2.9]: SMTP error from remote mail server after RCPT TO:<bob@example.com>: 550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown`,
  );
  const refused = line(
    "H=(app) [192.0.2.77] F=<app@corp.example> rejected RCPT <x@elsewhere.example>: relay not permitted",
  );

  test.each([
    { name: "a retry that succeeds", lines: [deferred, arrived], crossed: [] },
    { name: "a bounce", lines: [...sent, failed], crossed: ["max bounced=0"] },
    {
      name: "a bounce after a deferral",
      lines: [...sent, deferred, failed],
      crossed: ["max bounced=0"],
    },
    { name: "a reject", lines: [...sent, refused], crossed: ["max rejected=0"] },
  ])("$name", async ({ lines, crossed }) => {
    const { result } = await checkLines(lines);
    expect(result.budgets.filter((one) => one.isCrossed).map(({ spec }) => spec)).toEqual(crossed);
    expect(result.budgets.every(({ isCrossed, count }) => !isCrossed || count === 1)).toBe(true);
  });
});

test("what syslog repeats counts as often", async () => {
  const repeated = "Nov 20 10:00:00 mail last message repeated 2 times";
  const { result } = await checkLines([...sent, rejectLine("x@elsewhere.example"), repeated]);
  expect(budget(result, "max rejected=0").count).toBe(3);
  expect(result.findings[0]).toMatchObject({ attempts: 3 });
});

describe("what was not understood is not judged", () => {
  const noise = "Nov 20 10:00:00 mail postfix/smtp[9]: 4A00000001: to=<, what is this";
  const idle = "Nov 20 10:00:00 mail postfix/master[1]: daemon started -- version 3.7.11";

  test.each<{ name: string; lines: string[]; options?: CheckOptions; reasons: string[] }>([
    { name: "nothing", lines: [], reasons: ["no-events"] },
    { name: "lines of Postfix without an event", lines: [idle], reasons: ["no-events"] },
    {
      name: "the same with budgets that nothing crosses",
      lines: [idle],
      options: { max: ["bounced=0"] },
      reasons: ["no-events"],
    },
    {
      name: "lines of another program",
      lines: ["Nov 20 10:00:00 mail cron[1]: hello"],
      reasons: ["no-events"],
    },
    {
      name: "one line in three",
      lines: [...sent, ...sent, noise],
      reasons: ["unparsed"],
    },
    {
      name: "one line in three, below other programs' thousands",
      lines: [
        ...sent,
        ...sent,
        noise,
        ...Array.from({ length: 3000 }, () => "Nov 20 10:00:00 mail cron[1]: hello"),
      ],
      reasons: ["unparsed"],
    },
    {
      name: "an input that failed, although the rest is fine",
      lines: sent,
      options: { missing: ["x"] },
      reasons: ["input"],
    },
  ])("$name", async ({ lines, options, reasons }) => {
    const { result } = await checkLines(lines, options);
    expect(result.verdict).toBe("unjudged");
    expect(result.unjudged.map(({ kind }) => kind)).toEqual(reasons);
  });

  test("nothing in the times that were asked for is not nothing in the log", async () => {
    const { result } = await checkLines([idle], { isTimeLimited: true });
    expect(result.unjudged).toEqual([{ kind: "no-events", lines: 1, isTimeLimited: true }]);
  });

  test("a failure does not hide that too little was understood", async () => {
    const { result } = await checkLines([...bounced, noise]);
    expect(result.verdict).toBe("unjudged");
    expect(budget(result, "max bounced=0").isCrossed).toBe(true);
  });

  test("a limit of one's own", async () => {
    const { result } = await checkLines([...sent, ...sent, noise], { max: ["unparsed=34%"] });
    expect(result.verdict).toBe("passed");
    expect(budget(result, "max unparsed=34%")).toMatchObject({
      count: 1,
      actual: 33.3333,
      of: { count: 3, what: "lines" },
    });
  });

  test("who says that nothing need be delivered may have an empty log", async () => {
    const { result } = await checkLines([idle], { min: ["delivered=0"] });
    expect(result.verdict).toBe("passed");
  });
});

describe("what budgets count", () => {
  const lines = [
    ...sent,
    ...message("ann@example.com", "deferred", "deferred", "sent"),
    ...message("cat@example.com", "deferred", "deferred"),
    ...message("dan@example.com", "deferred", "deferred", "deferred", "bounced"),
    rejectLine("x@elsewhere.example"),
  ];

  test.each<{ max?: string; min?: string; count: number; crossed: boolean; of?: unknown }>([
    { max: "bounced=1", count: 1, crossed: false },
    { max: "bounced=0", count: 1, crossed: true },
    { max: "deferred=1", count: 1, crossed: false },
    { max: "attempts:deferred=6", count: 7, crossed: true },
    { max: "attempts:deferred=7", count: 7, crossed: false },
    { max: "5xx=1", count: 2, crossed: true },
    { max: "4xx=0", count: 1, crossed: true },
    { max: "attempts:4xx=7", count: 7, crossed: false },
    { max: "code:550=0", count: 1, crossed: true },
    { max: "code:5.1.1=0", count: 1, crossed: true },
    { max: "code:551=0", count: 0, crossed: false },
    { max: "cause:mailbox-unknown=0", count: 1, crossed: true },
    { max: "cause:relay-denied=1", count: 1, crossed: false },
    { max: "direction:inbound=0", count: 1, crossed: true },
    { max: "provider:gmail=0", count: 0, crossed: false },
    { max: "delivered=1", count: 2, crossed: true },
    { min: "delivered=3", count: 2, crossed: true },
    { min: "bounced=1", count: 1, crossed: false },
    { min: "attempts:delivered=2", count: 2, crossed: false },
    // Of four that were queued; the fifth was refused at the door.
    {
      max: "rate:bounced=25%",
      count: 1,
      crossed: false,
      of: { count: 4, what: "accepted-recipients" },
    },
    {
      max: "rate:bounced=24.9999%",
      count: 1,
      crossed: true,
      of: { count: 4, what: "accepted-recipients" },
    },
    { max: "rejected=20%", count: 1, crossed: false, of: { count: 5, what: "recipients" } },
    { max: "rate:5xx=40%", count: 2, crossed: false, of: { count: 5, what: "recipients" } },
    {
      max: "rate:attempts:deferred=63%",
      count: 7,
      crossed: true,
      of: { count: 11, what: "attempts" },
    },
    {
      min: "delivered=51%",
      count: 2,
      crossed: true,
      of: { count: 4, what: "accepted-recipients" },
    },
  ])("$max$min", async ({ max, min, count, crossed, of = null }) => {
    const { result } = await checkLines(lines, {
      ...(max === undefined ? {} : { max: [max] }),
      ...(min === undefined ? {} : { min: [min] }),
    });
    const one = result.budgets.find(({ source }) => source === "option");
    expect(one).toMatchObject({ count, isCrossed: crossed, of });
  });

  test("a budget of one's own takes the place of those that allow nothing", async () => {
    const { result } = await checkLines(lines, { max: ["rate:bounced=30%"] });
    expect(result.verdict).toBe("passed");
    expect(result.budgets.map(({ spec }) => spec)).toEqual([
      "max rate:bounced=30%",
      "min delivered=1",
      "max unparsed=1%",
    ]);
  });

  test("min and unparsed alone leave them in force", async () => {
    const { result } = await checkLines(lines, { min: ["delivered=2"], max: ["unparsed=3"] });
    expect(result.budgets.map(({ spec }) => spec).sort()).toEqual([
      "max bounced=0",
      "max expired=0",
      "max rejected=0",
      "max unparsed=3",
      "min delivered=2",
    ]);
  });

  test("a share of nothing is neither too much nor enough", async () => {
    const { result } = await checkLines([rejectLine("x@elsewhere.example")], {
      max: ["rate:bounced=0%"],
      min: ["delivered=1%"],
    });
    expect(budget(result, "max rate:bounced=0%").isCrossed).toBe(false);
    expect(budget(result, "min rate:delivered=1%").isCrossed).toBe(true);
  });

  test("the provider of a server counts, whatever the cause", async () => {
    const line = bounced[0]?.replaceAll("mx.example.com", "gmail-smtp-in.l.google.com") ?? "";
    const { result } = await checkLines([...sent, line], { max: ["provider:gmail=0"] });
    expect(budget(result, "max provider:gmail=0")).toMatchObject({ count: 1, isCrossed: true });
    expect(result.findings[0]?.id).toBe("outbound/mailbox-unknown/gmail/550/5.1.1");
  });
});

test("a provider counts, too, where its server passes on what a blocklist says", async () => {
  const line =
    bounced[0]
      ?.replaceAll("mx.example.com", "gmail-smtp-in.l.google.com")
      .replace(
        /550 5\.1\.1 .*\(in/,
        "550 5.7.1 Service unavailable, Client host [192.0.2.1] blocked using Spamhaus. See https://www.spamhaus.org/query/ip/192.0.2.1 (in",
      ) ?? "";
  const { result } = await checkLines([...sent, line], { max: ["provider:gmail=0"] });
  expect(result.findings).toMatchObject([
    { id: "outbound/blocklist/gmail+spamhaus/550/5.7.1", provider: "spamhaus", level: "error" },
  ]);
});

describe("findings", () => {
  test("those that cross a budget come first, with the evidence and how much more there is", async () => {
    const many = ["a", "b", "c", "d", "e"].flatMap((name) =>
      message(`${name}@example.com`, "bounced"),
    );
    const waiting = Array.from({ length: 9 }, () => message("full@example.com", "deferred")).flat();
    const { result } = await checkLines([...sent, ...waiting, ...many]);
    expect(result.findings).toMatchObject([
      {
        id: "outbound/mailbox-unknown/-/550/5.1.1",
        level: "error",
        status: "counted",
        attempts: 5,
        more: 2,
        crosses: ["max bounced=0"],
        recipients: { bounced: 5 },
        examples: [
          { at: { file: "send.log", line: 11 } },
          { at: { file: "send.log", line: 12 } },
          { at: { file: "send.log", line: 13 } },
        ],
      },
      { id: "outbound/mailbox-full/-/452/4.2.2", level: "warning", crosses: [], more: 6 },
    ]);
    expect(budget(result, "max bounced=0").findings).toEqual([
      "outbound/mailbox-unknown/-/550/5.1.1",
    ]);
  });

  test("what arrived in the end is a note", async () => {
    const { result } = await checkLines(message("ann@example.com", "deferred", "sent"));
    expect(result.findings).toMatchObject([{ level: "note", recipients: { delivered: 1 } }]);
  });

  test("a message given up is told by what had kept it, not by its age", async () => {
    const { result } = await checkLines(message("bob@example.com", "deferred", "expired"));
    expect(budget(result, "max expired=0").findings).toEqual(["outbound/mailbox-full/-/452/4.2.2"]);
  });

  test("a log of many kinds of failure is joined, and none goes uncounted", async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => {
      const code = `${500 + (index % 100)}`;
      const enhanced = `5.${index % 800}.${Math.floor(index / 40)}`;
      return (message("bob@example.com", "bounced")[0] ?? "").replace(
        /550 5\.1\.1 .*\)\)/,
        `${code} ${enhanced} no (in reply to RCPT TO command))`,
      );
    });
    const { result } = await checkLines([...sent, ...lines], { max: ["5xx=0", "code:550=0"] });
    expect(result.findings.length).toBeLessThan(10_000);
    expect(budget(result, "max 5xx=0").count).toBe(20_000);
    expect(result.findings.reduce((sum, one) => sum + one.recipients.bounced, 0)).toBe(20_000);
  });
});

describe("allowances", () => {
  const lines = [
    ...sent,
    ...bounced,
    ...message("bob@bounce.example", "bounced"),
    ...message("eve@bounce.example", "deferred"),
  ];

  test("cover what meets all their conditions", async () => {
    const { result } = await checkLines(lines, {
      allow: ["code:550 recipient:*@BOUNCE.example reason=test of bounces"],
    });
    expect(result.verdict).toBe("failed");
    expect(budget(result, "max bounced=0").count).toBe(1);
    expect(result.allowances).toMatchObject([
      {
        spec: "code:550 recipient:*@BOUNCE.example",
        reason: "test of bounces",
        recipients: 1,
        attempts: 1,
        isExpired: false,
      },
    ]);
    expect(result.findings[0]).toMatchObject({
      recipients: { bounced: 1 },
      allowed: { attempts: 1, recipients: 1 },
      examples: [{ at: { line: 2 } }],
    });
  });

  test("what they cover wholly comes last", async () => {
    const { result } = await checkLines(lines, { allow: ["cause:mailbox-unknown"] });
    expect(result.verdict).toBe("passed");
    expect(result.findings.map(({ status }) => status)).toEqual(["counted", "allowed"]);
    expect(result.findings[1]).toMatchObject({ level: "note", attempts: 0, more: 0 });
    expect(result.findings[1]?.examples).toHaveLength(2);
  });

  test("a message given up is covered as its last deferral is", async () => {
    const { result } = await checkLines(
      [...sent, ...message("bob@example.com", "deferred", "expired")],
      { allow: ["code:452"] },
    );
    expect(result.verdict).toBe("passed");
  });

  test.each([
    { until: "2026-11-20", verdict: "passed", isExpired: false },
    { until: "2026-11-19", verdict: "failed", isExpired: true },
  ])("until $until, by the time of the log: $verdict", async ({ until, verdict, isExpired }) => {
    const { result } = await checkLines([...sent, ...bounced], {
      allow: [`code:550 until=${until}`],
    });
    expect(result.verdict).toBe(verdict);
    expect(result.allowances).toMatchObject([{ until, isExpired }]);
  });

  test("the last day ends in the reader's zone", async () => {
    const late = bounced.map((line) => line.replace("Nov 20 10:", "Nov 20 20:"));
    const allow = ["code:550 until=2026-11-20"];
    const here = await checkLines([...sent, ...late], { allow });
    const east = await checkLines([...sent, ...late], { allow, timezone: "Asia/Tokyo" });
    expect([here.result.verdict, east.result.verdict]).toEqual(["passed", "failed"]);
  });

  test("a min counts what is expected, too", async () => {
    const { result } = await checkLines(lines, {
      allow: ["code:550"],
      min: ["code:550=2", "delivered=1"],
    });
    expect(result.verdict).toBe("passed");
  });
});

describe("baseline", () => {
  const once = [...sent, ...bounced];
  const id = "outbound/mailbox-unknown/-/550/5.1.1";
  const known: Baseline = new Map([[id, { bounced: 1 }]]);

  test("is made of what is not allowed", async () => {
    const { failures } = await checkLines(
      [...once, ...message("full@example.com", "deferred", "sent"), rejectLine("a@b.example")],
      { allow: ["cause:relay-denied"] },
    );
    expect([...baselineOf(failures.groups())]).toEqual([
      ["outbound/mailbox-full/-/452/4.2.2", {}],
      [id, { bounced: 1 }],
    ]);
  });

  test("accepts what it knows", async () => {
    const { result } = await checkLines(once, { baseline: known });
    expect(result.verdict).toBe("passed");
    expect(result.findings).toMatchObject([{ id, status: "known", level: "note", accepted: 1 }]);
    expect(result.baseline).toEqual({
      file: "base.json",
      known: 1,
      new: 0,
      worse: 0,
      obsolete: [],
    });
  });

  test("worse: only what is beyond it counts", async () => {
    const { result } = await checkLines([...once, ...message("eve@example.com", "bounced")], {
      baseline: known,
      max: ["bounced=0", "new=0"],
    });
    expect(result.findings).toMatchObject([{ status: "worse", accepted: 1 }]);
    expect(budget(result, "max bounced=0")).toMatchObject({ count: 1, isCrossed: true });
    expect(budget(result, "max new=0")).toMatchObject({ count: 1, unit: "findings" });
  });

  test("a deferral that became a bounce is worse", async () => {
    const before: Baseline = new Map([[id, { stillDeferred: 5 }]]);
    const { result } = await checkLines(once, { baseline: before });
    expect(result.verdict).toBe("failed");
    expect(result.findings).toMatchObject([{ status: "worse" }]);
  });

  test("new: counts whole", async () => {
    const { result } = await checkLines([...once, rejectLine("a@b.example")], {
      baseline: known,
      max: ["new=0"],
    });
    expect(result.findings.map(({ status }) => status)).toEqual(["new", "known"]);
    expect(budget(result, "max new=0")).toMatchObject({
      count: 1,
      isCrossed: true,
      findings: ["inbound/relay-denied/-/554/5.7.1"],
    });
  });

  test("tells what it no longer needs, of the direction that was read", async () => {
    const entries: Baseline = new Map([
      ...known,
      ["inbound/relay-denied/-/554/5.7.1", { rejected: 2 }],
      ["outbound/policy/-/550/-", { bounced: 2 }],
    ]);
    const all = await checkLines(once, { baseline: entries });
    expect(all.result.baseline?.obsolete).toEqual([
      "inbound/relay-denied/-/554/5.7.1",
      "outbound/policy/-/550/-",
    ]);
    const outbound = await checkLines(once, { baseline: entries, direction: "outbound" });
    expect(outbound.result.baseline?.obsolete).toEqual(["outbound/policy/-/550/-"]);
    const unread = await checkLines(once, { baseline: entries, missing: ["x"] });
    expect(unread.result.baseline?.obsolete).toEqual([]);
  });
});
