import { describe, expect, test } from "vitest";
import { LogAnalysis } from "../../src/index.js";
import type { ClassifiedAttempt } from "../../src/model/delivery-attempt.js";
import { analyse, referenceMs, stubClassifier } from "../pipeline/analyse.js";

const record = (recipient: string, reason = "x") =>
  `Nov 21 22:00:01 mail postfix/smtp[7]: 4F9D195D70: to=<${recipient}>, relay=mx1.example.com[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=5.0.0, status=bounced (${reason})`;
const said = "host mx1.example.com[192.0.2.9] said: ";

const recipientsOf = (lines: readonly string[]): (string | null)[] =>
  analyse(lines).events.map(({ recipient }) => recipient);

describe("two records on one line", () => {
  test("a line feed was lost", () => {
    expect(recipientsOf([record("a@example.com") + record("b@example.com")])).toEqual([
      "a@example.com",
      "b@example.com",
    ]);
  });

  test("three", () => {
    const line = ["a", "b", "c"].map((name) => record(`${name}@example.com`)).join("");
    expect(recipientsOf([line])).toHaveLength(3);
  });

  test("with RFC 3339 stamps", () => {
    const line = [record("a@example.com"), record("b@example.com")]
      .join("")
      .replaceAll("Nov 21 22:00:01", "2026-11-21T22:00:01.5+00:00");
    expect(recipientsOf([line])).toEqual(["a@example.com", "b@example.com"]);
  });

  test("the first was cut in its middle", () => {
    const cut = record("a@example.com").slice(0, 90);
    expect(recipientsOf([cut + record("b@example.com")])).toEqual(["b@example.com"]);
  });

  test("the first was cut, and NUL bytes follow", () => {
    const cut = record("a@example.com").slice(0, 90);
    expect(recipientsOf([`${cut}\0\0\0${record("b@example.com")}`])).toEqual(["b@example.com"]);
  });

  test("counts as one line", () => {
    const { ledger } = analyse([record("a@example.com") + record("b@example.com")]).summary;
    expect(ledger).toMatchObject({ lines: 1, eventLines: 1, ignored: 0, unparsed: 0 });
  });

  test.each([
    [
      "a whole record within the reply",
      `${said}550 ${record("v@example.org")} (in reply to RCPT TO command)`,
    ],
    [
      "a reply that closes the brackets, from another host",
      `${said}550 no)${record("v@example.org").replace(" mail ", " other ")} (in reply to RCPT TO command)`,
    ],
  ])("a remote server writes %s", (_name, reason) => {
    expect(recipientsOf([record("a@example.com", reason)])).toEqual(["a@example.com"]);
  });
});

describe("bytes that are no UTF-8", () => {
  test("stay what they are in latin1", () => {
    const events: ClassifiedAttempt[] = [];
    const analysis = new LogAnalysis(stubClassifier, {
      logFormat: "auto",
      sinceMs: null,
      untilMs: null,
      direction: null,
      timezone: "UTC",
      onEvent: (event) => events.push(event),
    });
    analysis.startSource({ name: "mail.log", referenceMs });
    analysis.add(`${record("a@example.com", `${said}550 Empf\xe4nger unbekannt`)}\n`);
    analysis.endSource();
    expect(events[0]?.reply?.text).toBe("Empf\xe4nger unbekannt");
  });
});

describe("ends", () => {
  test("an unfinished last line counts as far as it goes", () => {
    const { events, summary } = analyse([record("a@example.com").slice(0, -2)]);
    expect(events).toMatchObject([{ recipient: "a@example.com", disposition: "bounced" }]);
    expect(summary.ledger.lines).toBe(1);
  });

  test.each([20, 30, 45, 60, 80, 100, 130])(
    "cut after %i characters: nothing is invented",
    (end) => {
      const { events, summary } = analyse([record("a@example.com").slice(0, end)]);
      expect(events).toEqual([]);
      const { lines, eventLines, ignored, unparsed } = summary.ledger;
      expect([lines, eventLines + ignored + unparsed]).toEqual([1, 1]);
    },
  );

  test("an oversized line is counted", () => {
    const analysis = new LogAnalysis(stubClassifier, {
      logFormat: "auto",
      sinceMs: null,
      untilMs: null,
      direction: null,
      timezone: "UTC",
    });
    analysis.startSource({ name: "mail.log", referenceMs });
    analysis.addOversized(2);
    analysis.add(`${record("a@example.com")}\n`);
    analysis.endSource();
    expect(analysis.snapshot().ledger).toMatchObject({ lines: 3, oversized: 2, eventLines: 1 });
  });
});

describe("folded repeats", () => {
  const inner =
    "4F9D195D70: to=<a@example.com>, relay=none, delay=1, delays=0/0/1/0, dsn=4.4.1, status=deferred (x)";
  const head = "Nov 21 22:00:01 mail postfix/smtp[7]: ";

  test("rsyslog's", () => {
    const { events, summary } = analyse([
      `${head}${inner}`,
      `${head}message repeated 3 times: [ ${inner}]`,
    ]);
    expect(events).toHaveLength(4);
    expect(summary.attempts.deferred).toBe(4);
    expect(summary.ledger).toMatchObject({ lines: 2, eventLines: 2 });
  });

  test("a reply with brackets at its end", () => {
    const line = `${head}message repeated 2 times: [ ${inner.replace("(x)", "(x [y])")}]`;
    expect(analyse([line]).events.map(({ text }) => text)).toEqual(["x [y]", "x [y]"]);
  });

  test("syslogd's, of the line before it from that host", () => {
    const { events } = analyse([
      `${head}${inner}`,
      "Nov 21 22:00:02 other last message repeated 5 times",
      "Nov 21 22:00:03 mail last message repeated 2 times",
    ]);
    expect(events).toHaveLength(3);
  });

  test.each([
    ["another program's line", "Nov 21 22:00:02 mail dovecot: imap(ann): Logged out"],
    [
      "a line without an outcome",
      "Nov 21 22:00:02 mail postfix/smtpd[8]: connect from h[192.0.2.5]",
    ],
    ["a line that is not understood", "Nov 21 22:00:02 mail postfix/smtpd[8]: zzz"],
  ])("%s is what was repeated", (_name, line) => {
    const { events } = analyse([
      `${head}${inner}`,
      line,
      "Nov 21 22:00:03 mail last message repeated 2 times",
    ]);
    expect(events).toHaveLength(1);
  });

  test("without a line before it", () => {
    const { events, summary } = analyse(["Nov 21 22:00:03 mail last message repeated 2 times"]);
    expect(events).toEqual([]);
    expect(summary.ledger).toMatchObject({ lines: 1, ignored: 1, unparsed: 0 });
  });

  test("of another program", () => {
    const { events, unparsed } = analyse([
      "Nov 21 22:00:03 mail dovecot: message repeated 2 times: [ imap(ann): Logged out]",
    ]);
    expect([events, unparsed]).toEqual([[], []]);
  });

  test("a repeat of a repeat counts the copies of Exim's rejects in pairs", () => {
    const reject = "H=(h) [192.0.2.5] F=<a@example.com> rejected RCPT <b@example.org>: no";
    const { events, summary } = analyse([
      `Nov 21 22:00:01 mail exim[7]: ${reject}`,
      `Nov 21 22:00:01 mail exim[7]: message repeated 3 times: [ ${reject}]`,
    ]);
    expect(events).toHaveLength(2);
    expect(summary.ledger.eventLines).toBe(2);
  });
});
