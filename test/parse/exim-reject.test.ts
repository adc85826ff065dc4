import { describe, expect, test } from "vitest";
import { analyse, analyseSources, exim, onlyEvent } from "../pipeline/analyse.js";

const h = "H=(h) [192.0.2.5]";
const client = { host: null, ip: "192.0.2.5" };
const text = (words: string) => ({ code: null, enhanced: null, text: words });

/** Refusals as `smtp_in.c`, `receive.c` and the authenticators write them. */
const cases = [
  {
    line: `${h} F=<ann@example.com> rejected RCPT <bob@example.org>: relay not permitted`,
    event: {
      stage: "rcpt",
      sender: "ann@example.com",
      recipient: "bob@example.org",
      reply: text("relay not permitted"),
    },
  },
  {
    line: `${h} F=<ann@example.com> rejected RCPT <bob@example.org>`,
    event: { stage: "rcpt", recipient: "bob@example.org" },
  },
  {
    line: `${h} F=ann@example.com rejected RCPT bob@example.org: relay not permitted`,
    event: {
      sender: "ann@example.com",
      recipient: "bob@example.org",
      reply: text("relay not permitted"),
    },
  },
  {
    line: `${h} F=<"a b"@example.com> rejected RCPT <"x> y"@example.org>: no`,
    event: { sender: '"a b"@example.com', recipient: '"x> y"@example.org', reply: text("no") },
  },
  {
    line: `${h} X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=no SNI="mail.example.org" F=<> A=plain:ann temporarily rejected RCPT <bob@example.org>: greylisted`,
    event: { sender: "", disposition: "rejected", reply: text("greylisted") },
  },
  {
    line: `${h} F=<ann@example.com> rejected RCPT <bob@example.org>: response to "RCPT TO:<bob@example.org>" from mx1.example.org [198.51.100.1] was: 550 5.1.1 no: x`,
    event: { recipient: "bob@example.org" },
  },
  { line: `${h} rejected MAIL <ann@example.com>: no`, event: { stage: "mail", reply: text("no") } },
  {
    line: `${h} rejected EHLO or HELO h: bad name`,
    event: { stage: "helo", reply: text("bad name") },
  },
  {
    line: `${h} rejected connection in "connect" ACL: no`,
    event: { stage: "connect", reply: text("no") },
  },
  {
    line: `${h} rejected connection in "connect" ACL`,
    event: { stage: "connect", reply: null, text: 'rejected connection in "connect" ACL' },
  },
  { line: `${h} F=<ann@example.com> rejected PREDATA: no`, event: { stage: "data" } },
  { line: `${h} rejected AUTH LOGIN: no`, event: { stage: "auth" } },
  { line: `${h} rejected STARTTLS: no`, event: { stage: "starttls" } },
  { line: `${h} rejected VRFY bob: no`, event: { stage: "vrfy" } },
  { line: `${h} rejected EXPN bob: no`, event: { stage: "vrfy" } },
  { line: `${h} rejected ETRN #bob: no`, event: { stage: "etrn" } },
  {
    line: "rejected EHLO from (h) [192.0.2.5]: syntactically invalid argument(s): foo_bar",
    event: { stage: "helo", reply: text("syntactically invalid argument(s): foo_bar") },
  },
  {
    line: 'rejected "EHLO friend" from (friend) [192.0.2.5]',
    event: { stage: "helo", reply: null },
  },
  {
    line: 'temporarily rejected "HELO friend" from (friend) [192.0.2.5]',
    event: { stage: "helo" },
  },
  { line: "rejected MAIL from (h) [192.0.2.5]: no HELO/EHLO given", event: { stage: "mail" } },
  {
    line: `rejected MAIL command ${h}: too many messages in one connection`,
    event: { stage: "mail", reply: text("too many messages in one connection") },
  },
  {
    line: `rejected MAIL FROM:<ann@example.com> ${h}: message too big: size=9 max=5`,
    event: {
      stage: "mail",
      sender: "ann@example.com",
      reply: text("message too big: size=9 max=5"),
    },
  },
  {
    line: `rejected from <ann@example.com> ${h}: message too big: read=9 max=5`,
    event: { stage: "end-of-data", sender: "ann@example.com" },
  },
  {
    line: `too many recipients: message rejected: sender=<ann@example.com> ${h}`,
    event: { stage: "rcpt", sender: "ann@example.com", recipient: null },
  },
  {
    line: `too many recipients: excess temporarily rejected: sender=<ann@example.com> ${h}`,
    event: { stage: "rcpt", sender: "ann@example.com" },
  },
  {
    line: `unqualified sender rejected: <ann> ${h}`,
    event: { stage: "mail", sender: "ann", recipient: null },
  },
  {
    line: `unqualified recipient rejected: <bob> ${h}`,
    event: { stage: "rcpt", sender: null, recipient: "bob" },
  },
  { line: `unqualified verify rejected: <bob> ${h}`, event: { stage: "vrfy", recipient: null } },
  {
    line: `${h} F=<ann@example.com> RCPT <bob@example.org>: discarded by RCPT ACL: silent drop`,
    event: { disposition: "discarded", stage: "rcpt", recipient: "bob@example.org", reply: null },
  },
  {
    line: `SMTP syntax error in "FOO" ${h} unrecognized command`,
    event: { stage: "other", reply: null },
  },
  {
    line: `SMTP protocol error in "AUTH LOGIN" ${h} AUTH command used when not advertised`,
    event: { stage: "auth" },
  },
  {
    line: `SMTP protocol error in "rcpt to:<b@example.org>" ${h} sender not yet given`,
    event: { stage: "rcpt" },
  },
  {
    line: `SMTP protocol error in "aUtH lOgIn" H=(test) [198.51.100.66]" ${h} AUTH command used when not advertised`,
    event: { stage: "auth" },
  },
  {
    line: `SMTP protocol synchronization error (input sent without waiting for greeting): rejected connection from ${h} input="GET / HTTP/1.1\\r\\n"`,
    event: { reply: null },
  },
  {
    line: `SMTP protocol synchronization error (next input sent too soon: pipelining was not advertised): rejected "RSET" ${h} next input="QUIT\\r\\n"`,
    event: { reply: null },
  },
  {
    line: 'SMTP call from (h) [192.0.2.5] dropped: too many syntax or protocol errors (last command was "FOO", NULL)',
    event: { reply: null },
  },
  {
    line: "Connection from [192.0.2.5] refused: too many connections from that IP address",
    event: { stage: "connect" },
  },
  {
    line: "temporarily refused connection from [192.0.2.5]: not in reserve list: connected=20 max=20 reserve=2",
    event: { stage: "connect" },
  },
  {
    line: "refused connection from [192.0.2.5] (host_reject_connection)",
    event: { stage: "connect" },
  },
  {
    line: "login authenticator failed for (h) [192.0.2.5]: 535 Incorrect authentication data (set_id=ann)",
    event: {
      stage: "auth",
      reply: { code: 535, enhanced: null, text: "Incorrect authentication data (set_id=ann)" },
    },
  },
  {
    line: `plain authenticator failed for ${h}:40000 I=[192.0.2.1]:25: 535 Incorrect authentication data`,
    event: { stage: "auth", reply: { code: 535 } },
  },
];

describe("refusals", () => {
  test.each(cases)("$line", ({ line, event }) => {
    expect(onlyEvent([exim(line)])).toMatchObject({
      direction: "inbound",
      disposition: "rejected",
      queueId: null,
      client,
      relay: null,
      dsn: null,
      ...event,
    });
  });
});

describe("refusals of a message that had its id", () => {
  const id = "1xUvhU-0000QE-16";
  test.each([
    [`${h} F=<ann@example.com> rejected after DATA: spam`, "end-of-data", "spam"],
    [`${h} F=<ann@example.com> rejected during MIME ACL checks: spam`, "end-of-data", "spam"],
    [`${h} F=<ann@example.com> rejected after PRDR DATA: spam`, "end-of-data", "spam"],
    [
      `F=ann@example.com ${h} P=esmtp rejected by local_scan(): no thanks`,
      "end-of-data",
      "no thanks",
    ],
    [
      `F=ann@example.com ${h} P=esmtp temporarily rejected by local_scan(): later`,
      "end-of-data",
      "later",
    ],
  ])("%s", (line, stage, words) => {
    expect(onlyEvent([exim(`${id} ${line}`)])).toMatchObject({
      queueId: id,
      disposition: "rejected",
      stage,
      sender: "ann@example.com",
      client,
      reply: text(words),
    });
  });

  test("cutthrough: the next host's answer is ours", () => {
    const line = `${id} H=(h) [192.0.2.5] bob@example.org F=<ann@example.com> rejected after DATA: R=dnslookup T=remote_smtp H=mx1.example.org [198.51.100.1] C="554 5.7.1 no"`;
    expect(onlyEvent([exim(line)])).toMatchObject({
      direction: "inbound",
      recipient: "bob@example.org",
      reply: { code: 554, enhanced: "5.7.1", text: "no" },
    });
  });
});

describe("a reject counts once", () => {
  const reject = exim(`${h} F=<ann@example.com> rejected RCPT <bob@example.org>: no`);
  const headers = [
    "Envelope-from: <ann@example.com>",
    "Envelope-to: <bob@example.org>",
    "P Received: from h by mail.example.org; Sat, 21 Nov 2026 22:00:01 +0000",
    "\t(envelope-from <ann@example.com>)",
    "F From: ann@example.com",
    "  Subject: ** => == rejected RCPT <x>",
    "*  Bcc: x@example.org",
    "----------------------------------------------------------------------",
    "",
  ];

  test("in the main log and in the reject log", () => {
    const { events, unparsed } = analyseSources([
      { name: "mainlog", lines: [reject] },
      { name: "rejectlog", lines: [reject, ...headers] },
    ]);
    expect(events).toHaveLength(1);
    expect(unparsed).toEqual([]);
  });

  test("in the reject log first", () => {
    const { events } = analyseSources([
      { name: "rejectlog", lines: [reject, ...headers] },
      { name: "mainlog", lines: [reject] },
    ]);
    expect(events).toHaveLength(1);
  });

  test("but twice where one log has it twice in a second", () => {
    const { events } = analyseSources([
      { name: "mainlog", lines: [reject, reject] },
      { name: "rejectlog", lines: [reject, reject] },
    ]);
    expect(events).toHaveLength(2);
  });

  test("in syslog, which gets both copies", () => {
    const line = `Nov 21 22:00:01 mail exim[4711]: ${h} F=<ann@example.com> rejected RCPT <bob@example.org>: no`;
    expect(analyse([line, line]).events).toHaveLength(1);
    expect(analyse([line, line, line, line]).events).toHaveLength(2);
  });

  test("the subject of a rejected message tells nothing", () => {
    expect(analyse([reject, ...headers]).events).toHaveLength(1);
  });
});
