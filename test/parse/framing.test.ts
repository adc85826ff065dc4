import { describe, expect, test } from "vitest";
import { analyse, onlyEvent } from "../pipeline/analyse.js";

const bounce =
  "4F9D195D70: to=<ann@example.com>, relay=none, delay=1, delays=0/0/1/0, dsn=5.4.4, status=bounced (x)";
const at = Date.UTC(2026, 10, 21, 22, 0, 1);

/** The same record of Postfix in the framings of those who write logs. */
const framings = [
  ["BSD syslog", `Nov 21 22:00:01 mail postfix/smtp[7]: ${bounce}`, at],
  [
    "BSD syslog, a day of one digit",
    `Nov  1 22:00:01 mail postfix/smtp[7]: ${bounce}`,
    at - 20 * 86_400_000,
  ],
  [
    "BSD syslog with a fraction",
    `Nov 21 22:00:01.456789 mail postfix/smtp[7]: ${bounce}`,
    at + 456,
  ],
  ["BSD syslog with a priority", `<22>Nov 21 22:00:01 mail postfix/smtp[7]: ${bounce}`, at],
  ["FreeBSD's facility", `Nov 21 22:00:01 <mail.info> mail postfix/smtp[7]: ${bounce}`, at],
  ["Solaris", `Nov 21 22:00:01 mail postfix/smtp[7]: [ID 197553 mail.info] ${bounce}`, at],
  ["no process id", `Nov 21 22:00:01 mail postfix/smtp: ${bounce}`, at],
  ["RFC 3339", `2026-11-21T22:00:01.123456+00:00 mail postfix/smtp[7]: ${bounce}`, at + 123],
  ["RFC 3339 west of Greenwich", `2026-11-21T17:00:01-05:00 mail postfix/smtp[7]: ${bounce}`, at],
  ["RFC 3339 with Z", `2026-11-21T22:00:01Z mail postfix/smtp[7]: ${bounce}`, at],
  ["journalctl -o short-iso", `2026-11-21T23:00:01+0100 mail postfix/smtp[7]: ${bounce}`, at],
  ["a blank for the T", `2026-11-21 22:00:01 mail postfix/smtp[7]: ${bounce}`, at],
  [
    "a blank for the T, with a zone",
    `2026-11-21 23:00:01.5+01:00 mail postfix/smtp[7]: ${bounce}`,
    at + 500,
  ],
  [
    "a comma before the fraction",
    `2026-11-21 22:00:01,250 mail postfix/smtp[7]: ${bounce}`,
    at + 250,
  ],
  ["RFC 5424", `<22>1 2026-11-21T22:00:01Z mail postfix/smtp 7 - - ${bounce}`, at],
  [
    "RFC 5424 with structured data and a byte order mark",
    `<22>1 2026-11-21T22:00:01.000003Z mail postfix/smtp 7 ID47 [x@32473 a="b \\"]\\""][y@32473] \ufeff${bounce}`,
    at,
  ],
  [
    "journalctl -o json",
    JSON.stringify({
      MESSAGE: bounce,
      SYSLOG_IDENTIFIER: "postfix/smtp",
      _HOSTNAME: "mail",
      _PID: "7",
      __REALTIME_TIMESTAMP: String(at * 1000 + 3),
    }),
    at,
  ],
  [
    "journalctl -o json, a message that is not UTF-8",
    JSON.stringify({
      MESSAGE: [...Buffer.from(bounce)],
      SYSLOG_IDENTIFIER: "postfix/smtp",
      _HOSTNAME: "mail",
      SYSLOG_PID: "7",
      __REALTIME_TIMESTAMP: String(at * 1000),
    }),
    at,
  ],
  [
    "a container's line around a whole syslog line",
    JSON.stringify({
      log: `Nov 21 22:00:01 mail postfix/smtp[7]: ${bounce}\n`,
      stream: "stdout",
      time: "2026-11-21T22:00:09.1Z",
    }),
    at,
  ],
  ["CRLF", `Nov 21 22:00:01 mail postfix/smtp[7]: ${bounce}\r`, at],
  ["NUL bytes before", `\0\0\0\0Nov 21 22:00:01 mail postfix/smtp[7]: ${bounce}`, at],
  ["NUL bytes behind", `Nov 21 22:00:01 mail postfix/smtp[7]: ${bounce}\0\0`, at],
] as const;

describe("framings of one record", () => {
  test.each(framings)("%s", (_name, line, timeMs) => {
    expect(onlyEvent([line])).toMatchObject({
      timeMs,
      host: "mail",
      mta: "postfix",
      program: "smtp",
      queueId: "4F9D195D70",
      disposition: "bounced",
      recipient: "ann@example.com",
      text: "x",
    });
  });

  test("a container's line around the tag alone has the time of the container", () => {
    const line = JSON.stringify({
      log: `postfix/smtp[7]: ${bounce}\n`,
      stream: "stdout",
      time: "2026-11-21T22:00:01.123456789Z",
    });
    expect(onlyEvent([line])).toMatchObject({ timeMs: at + 123, host: null, program: "smtp" });
  });

  test.each([
    `Nov 21 22:00:01 mail exim[7]: 1xUvhU-0000QE-16 ** ned@nowhere.example: Unrouteable address`,
    `Nov 21 22:00:01 mail exim[7]: 2026-11-21 22:00:01 1xUvhU-0000QE-16 ** ned@nowhere.example: Unrouteable address`,
    `Nov 21 22:00:01 mail exim4[7]: 1xUvhU-0000QE-16 ** ned@nowhere.example: Unrouteable address`,
    `2026-11-21T22:00:01+00:00 mail exim-out[7]: [7] 1xUvhU-0000QE-16 ** ned@nowhere.example: Unrouteable address`,
    `Nov 21 22:00:01 mail mta-in[7]: 1xUvhU-0000QE-16 ** ned@nowhere.example: Unrouteable address`,
  ])("Exim in syslog: %s", (line) => {
    expect(onlyEvent([line])).toMatchObject({
      timeMs: at,
      host: "mail",
      mta: "exim",
      program: "exim",
      queueId: "1xUvhU-0000QE-16",
      recipient: "ned@nowhere.example",
    });
  });

  test("Exim's long records are joined", () => {
    const head = "Nov 21 22:00:01 mail exim[7]: ";
    const { events, unparsed } = analyse([
      `${head}[1/3] 1xUvhU-0000QE-16 ** ned@nowhere.example R=dnslookup T=remote_smtp H=mx1.example.org [198.51.100.1]: SMTP error from remote mail server after RCPT T`,
      "Nov 21 22:00:01 mail exim[8]: [1/2] 1xUvhU-0000QE-17 ** x@nowhere.example: Unroute",
      `${head}[2/3] O:<ned@nowhere.example>: 550-5.1.1 no\\n550 5.1.1 su`,
      "Nov 21 22:00:01 mail exim[8]: [2/2] able address",
      `${head}[3/3] ch user`,
    ]);
    expect(unparsed).toEqual([]);
    expect(events).toMatchObject([
      { queueId: "1xUvhU-0000QE-17", text: "Unrouteable address" },
      {
        queueId: "1xUvhU-0000QE-16",
        reply: { code: 550, enhanced: "5.1.1", text: "no such user" },
      },
    ]);
  });

  test("a blank at the end of a piece is a part of the record", () => {
    const { events } = analyse([
      "Nov 21 22:00:01 mail exim[8]: [1/2] 1xUvhU-0000QE-17 ** x@nowhere.example: Unrouteable ",
      "Nov 21 22:00:01 mail exim[8]: [2/2] address",
    ]);
    expect(events).toMatchObject([{ text: "Unrouteable address" }]);
  });

  test("the headers that the reject log's record carries are cut off", () => {
    const head = "Nov 21 22:00:01 mail exim[7]: ";
    const reject =
      "1xUvhU-0000QE-16 H=(h) [192.0.2.5] F=<ann@example.com> rejected after DATA: spam";
    const { events, unparsed } = analyse([
      `${head}${reject}`,
      `${head}[1\\4] ${reject}`,
      `${head}[2\\4] Envelope-from: <ann@example.com>`,
      `${head}[3\\4] Envelope-to: <bob@example.org>`,
      `${head}[4/4] F From: ann@example.com`,
    ]);
    expect(unparsed).toEqual([]);
    expect(events).toMatchObject([{ text: "spam", stage: "end-of-data" }]);
  });

  test("a piece whose beginning was not seen tells nothing wrong", () => {
    const { events } = analyse(["Nov 21 22:00:01 mail exim[8]: [2/2] able address"]);
    expect(events).toEqual([]);
  });
});

describe("other programs in the same file", () => {
  test.each([
    "Nov 21 22:00:01 mail dovecot: imap-login: Login: user=<ann>, method=PLAIN",
    "Nov 21 22:00:01 mail sshd[7]: Connection from 192.0.2.5 port 40000 on 192.0.2.1 port 22",
    "Nov 21 22:00:01 mail portmap[7]: refused connection from 192.0.2.5",
    "Nov 21 22:00:01 mail sshd[7]: Failed password for root from 192.0.2.5 port 22 ssh2",
    "Nov 21 22:00:01 mail kernel: [12345.678901] oom-killer: status=bounced (x)",
    "Nov 21 22:00:01 mail opendkim[7]: 4F9D195D70: DKIM-Signature field added (s=sel, d=example.com)",
    "Nov 21 22:00:01 mail amavis[7]: (7-1) Blocked SPAM {RejectedInbound}, <a@example.com> -> <b@example.org>",
    "Nov 21 22:00:01 mail CRON[7]: (root) CMD (command)",
    "Nov 21 22:00:01 mail systemd[1]: Started Session 7 of user root.",
    "",
  ])("%s", (line) => {
    const { events, unparsed, summary } = analyse([line]);
    expect([events, unparsed]).toEqual([[], []]);
    expect(summary.ledger).toMatchObject({ lines: 1, ignored: 1, foreign: 1 });
  });
});

describe("what is no log line is unparsed", () => {
  test.each([
    "hello",
    "Nov 21 22:00:01",
    "Nov 21 22:00:01 mail",
    "Nov 32 22:00:01 mail postfix/smtp[7]: x",
    "Foo 21 22:00:01 mail postfix/smtp[7]: x",
    "2026-13-21T22:00:01Z mail postfix/smtp[7]: x",
    "{",
    "{}",
    "[1,2]",
    "<22>",
    "<22>1 x",
  ])("%s", (line) => {
    const { events, unparsed } = analyse([line]);
    expect(events).toEqual([]);
    expect(unparsed).toEqual([line]);
  });
});
