import { describe, expect, test } from "vitest";
import { analyse, postfix } from "../pipeline/analyse.js";

const stagesOf = (lines: readonly string[]): (string | null)[] =>
  analyse(lines.map((line) => postfix("smtpd[7]", line))).events.map(({ stage }) => stage);

const from = "h.example.net[192.0.2.5]";

describe("a session's refused commands", () => {
  test.each([
    ["all accepted", [`disconnect from ${from} ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5`], []],
    ["counts of a version before 3.0", [`disconnect from ${from}`], []],
    ["unknown commands", [`disconnect from ${from} unknown=0/3 commands=0/3`], ["other"]],
    ["a refused login", [`disconnect from ${from} ehlo=1 auth=0/1 quit=1 commands=2/3`], ["auth"]],
    [
      "two kinds",
      [`disconnect from ${from} ehlo=1 starttls=0/1 mail=0/2 commands=1/4`],
      ["starttls", "mail"],
    ],
    [
      "a client without a name",
      ["disconnect from unknown[unknown] helo=0/1 commands=0/1"],
      ["helo"],
    ],
    [
      "a refusal that has a line of its own",
      [
        `NOQUEUE: reject: RCPT from ${from}: 554 5.7.1 <b>: Relay access denied; from=<a> to=<b> proto=ESMTP helo=<x>`,
        `disconnect from ${from} ehlo=1 mail=1 rcpt=0/1 quit=1 commands=3/4`,
      ],
      ["rcpt"],
    ],
    [
      "one refusal logged of two",
      [
        `NOQUEUE: reject: RCPT from ${from}: 554 5.7.1 <b>: Relay access denied; from=<a> to=<b> proto=ESMTP helo=<x>`,
        `disconnect from ${from} ehlo=1 mail=1 rcpt=0/2 quit=1 commands=3/5`,
      ],
      ["rcpt", "rcpt"],
    ],
    [
      "a SASL failure",
      [
        `warning: ${from}: SASL LOGIN authentication failed: no`,
        `disconnect from ${from} ehlo=1 auth=0/1 quit=1 commands=2/3`,
      ],
      ["auth"],
    ],
    [
      "a warning only: the command was accepted",
      [
        `NOQUEUE: reject_warning: RCPT from ${from}: 554 5.7.1 <b>: Relay access denied; from=<a> to=<b> proto=ESMTP helo=<x>`,
        `disconnect from ${from} ehlo=1 mail=1 rcpt=1 quit=1 commands=4`,
      ],
      [],
    ],
  ])("%s", (_name, lines, stages) => {
    expect(stagesOf(lines)).toEqual(stages);
  });

  test("names the client, and no recipient and no reply", () => {
    const { events } = analyse([
      postfix("smtpd[7]", `disconnect from ${from} unknown=0/3 commands=0/3`),
    ]);
    expect(events[0]).toMatchObject({
      direction: "inbound",
      disposition: "rejected",
      recipient: null,
      reply: null,
      client: { host: "h.example.net", ip: "192.0.2.5" },
      text: `disconnect from ${from} unknown=0/3 commands=0/3`,
    });
  });

  test("sessions of two processes stay apart", () => {
    const { events } = analyse([
      postfix("smtpd[7]", `connect from ${from}`),
      postfix("smtpd[8]", `connect from ${from}`),
      postfix(
        "smtpd[8]",
        `NOQUEUE: reject: RCPT from ${from}: 554 5.7.1 no; from=<a> to=<b> proto=ESMTP helo=<x>`,
      ),
      postfix("smtpd[7]", `disconnect from ${from} rcpt=0/1 commands=0/1`),
      postfix("smtpd[8]", `disconnect from ${from} rcpt=0/1 commands=0/1`),
    ]);
    expect(events.map(({ reply }) => reply?.code ?? null)).toEqual([554, null]);
  });
});

describe("lines that tell of no outcome", () => {
  test.each([
    ["smtpd[1]", "connect from unknown[unknown]"],
    ["smtpd[1]", "lost connection after DATA (approximately 0 bytes) from h[192.0.2.5]"],
    ["smtpd[1]", "timeout after END-OF-MESSAGE from h[192.0.2.5]"],
    ["smtpd[1]", "too many errors after AUTH from h[192.0.2.5]"],
    ["smtpd[1]", "improper command pipelining after DATA from unknown[192.0.2.5]:"],
    ["smtpd[1]", "4F9D195D70: client=unknown[192.0.2.5]:unknown"],
    ["smtpd[1]", "warning: hostname x.example.net does not resolve to address 192.0.2.5"],
    ["smtpd[1]", "warning: non-SMTP command from h[192.0.2.5]: GET / HTTP/1.1"],
    ["smtpd[1]", "SSL_accept error from h[192.0.2.5]: lost connection"],
    ["smtpd[1]", "Anonymous TLS connection established from h[192.0.2.5]: TLSv1.3 with cipher X"],
    [
      "smtpd[1]",
      "TLS connection established from h[192.0.2.5]: TLSv1 with cipher X (256/256 bits)",
    ],
    ["smtpd[1]", "discarding EHLO keywords: CHUNKING"],
    ["smtpd[1]", 'h.example.net[192.0.2.5]: replacing command "XYZ" with "NOOP"'],
    ["smtpd[1]", "using backwards-compatible default setting smtputf8_enable=no"],
    ["smtpd[1]", "fatal: watchdog timeout"],
    ["smtpd[1]", "panic: myfree: corrupt or unallocated memory block"],
    ["smtp[1]", "connect to mx1.example.com[192.0.2.9]:25: Connection timed out"],
    [
      "smtp[1]",
      "certificate verification failed for mx1.example.com[192.0.2.9]:25: untrusted issuer /CN=x",
    ],
    [
      "smtp[1]",
      "mx1.example.com[192.0.2.9]:25: re-using session with untrusted certificate, look for details earlier in the log",
    ],
    ["smtp[1]", 'mx1.example.com[192.0.2.9]:25: replacing server reply "x" with "y"'],
    [
      "smtp[1]",
      "4F9D195D70: lost connection with mx1.example.com[192.0.2.9] while sending MAIL FROM",
    ],
    [
      "smtp[1]",
      "4F9D195D70: conversation with mx1.example.com[192.0.2.9] timed out while receiving the initial server greeting",
    ],
    [
      "smtp[1]",
      "4F9D195D70: enabling PIX workarounds: disable_esmtp delay_dotcrlf for mx1.example.com[192.0.2.9]:25",
    ],
    ["smtp[1]", "4F9D195D70: breaking line > 998 bytes with <CR><LF>SPACE"],
    ["smtp[1]", "4F9D195D70: Cannot start TLS: handshake failure"],
    ["smtp[1]", "4F9D195D70: replace: header Sender: <a@example.com> : Sender: <b@example.com>"],
    ["smtp[1]", "Host offered STARTTLS: [mx1.example.com]"],
    ["qmgr[1]", "4F9D195D70: from=<a@example.com>, size=1, nrcpt=1 (queue active)"],
    ["qmgr[1]", "4F9D195D70: skipped, still being delivered"],
    ["qmgr[1]", "4F9D195D70: removed"],
    ["bounce[1]", "4F9D195D70: sender non-delivery notification: 4F9D195D71"],
    ["bounce[1]", "4F9D195D70: postmaster non-delivery notification: 4F9D195D71"],
    ["bounce[1]", "4F9D195D70: sender delay notification: 4F9D195D71"],
    ["bounce[1]", "4F9D195D70: sender delivery status notification: 4F9D195D71"],
    ["trace[1]", "4F9D195D70: no trace file -- not sending a notification"],
    ["bounce[1]", "4F9D195D70: not sending trace/success notification for double-bounce message"],
    ["cleanup[1]", "4F9D195D70: message-id=<>"],
    ["cleanup[1]", "4F9D195D70: resent-message-id=<x@example.com>"],
    ["cleanup[1]", "4F9D195D70: ignoring redundant or conflicting milter reply: D"],
    ["cleanup[1]", "warning: 4F9D195D70: virtual_alias_maps map lookup problem for a@example.com"],
    ["pickup[1]", "4F9D195D70: uid=0 from=<root>"],
    ["postsuper[1]", "Placed on hold: 2 messages"],
    ["postsuper[1]", "4F9D195D70: released from hold"],
    ["postsuper[1]", "4F9D195D70: requeued"],
    ["master[1]", "reload -- version 3.7.11, configuration /etc/postfix"],
    ["anvil[1]", "statistics: max connection rate 1/60s for (smtp:192.0.2.5) at Nov 21 22:00:01"],
    ["scache[1]", "statistics: start interval Nov 21 22:00:01"],
    ["postscreen[1]", "CONNECT from [192.0.2.5]:40312 to [192.0.2.1]:25"],
    ["postscreen[1]", "PREGREET 11 after 0.15 from [192.0.2.5]:40312: EHLO User\\r\\n"],
    ["postscreen[1]", "HANGUP after 0 from [192.0.2.5]:40312 in tests before SMTP handshake"],
    ["postscreen[1]", "DNSBL rank 3 for [192.0.2.5]:40312"],
    ["postscreen[1]", "PASS NEW [192.0.2.5]:40312"],
    ["postscreen[1]", "COMMAND COUNT LIMIT from [192.0.2.5]:40312 after RCPT"],
    ["postscreen[1]", "BDAT without valid RCPT from [192.0.2.5]:40312"],
    ["postscreen[1]", "entering STRESS mode with 101 connections"],
    ["postscreen[1]", "DENYLISTED [192.0.2.5]:40312"],
    ["tlsproxy[1]", "CONNECT from [192.0.2.5]:40312"],
    ["dnsblog[1]", "addr 192.0.2.5 listed by domain zen.example.net as 127.0.0.4"],
  ])("%s: %s", (tag, text) => {
    const { events, unparsed, summary } = analyse([postfix(tag, text)]);
    expect([events, unparsed]).toEqual([[], []]);
    expect(summary.ledger).toMatchObject({ lines: 1, ignored: 1, foreign: 0 });
  });
});

test.each([
  "4F9D195D70: zzz",
  "something nobody ever wrote",
  "NOQUEUE: zap: RCPT from h[192.0.2.5]: 554 no; from=<a> to=<b> proto=ESMTP helo=<x>",
])("a line that no version writes is unparsed: %s", (text) => {
  const line = postfix("smtpd[1]", text);
  expect(analyse([line]).unparsed).toEqual([line]);
});
