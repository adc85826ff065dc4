import { describe, expect, test } from "vitest";
import { analyse, exim, onlyEvent } from "../pipeline/analyse.js";

const id = "1xUvhU-0000QE-16";
const mx = "H=mx1.example.org [198.51.100.1]";
const relay = { host: "mx1.example.org", ip: "198.51.100.1", port: null };

/** Delivery lines as `deliver.c` writes them; `text` follows the message id. */
const cases = [
  {
    name: "delivered",
    text: `=> bob@example.org R=dnslookup T=remote_smtp ${mx} C="250 2.0.0 OK id=\\"x\\" 12"`,
    event: {
      direction: "outbound",
      disposition: "delivered",
      recipient: "bob@example.org",
      relay,
      reply: { code: 250, enhanced: "2.0.0", text: 'OK id="x" 12' },
      verdict: null,
    },
  },
  {
    name: "delivered with everything that log_selector = +all adds",
    text: '=> bob@example.org <alias@example.org> F=<ann@example.com> P=<ann@example.com> R=dnslookup T=remote_smtp S=2048 H=mx1.example.org [2001:db8::9]:25 I=[2001:db8::1]:40000 TFO X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=dane DN="CN=mx1.example.org, O=\\"x: y\\"" A=plain PRDR L K C="250 OK" QT=3m4s DT=0.5s',
    event: {
      recipient: "bob@example.org",
      sender: "ann@example.com",
      relay: { host: "mx1.example.org", ip: "2001:db8::9", port: 25 },
      reply: { code: 250, enhanced: null, text: "OK" },
      delaySeconds: 184,
    },
  },
  {
    name: "the same delivery, a reused connection",
    text: '-> bob@example.org R=dnslookup T=remote_smtp H=mx1.example.org [198.51.100.1]* C="250 OK"',
    event: { disposition: "delivered", relay },
  },
  {
    name: "cutthrough",
    text: `>> bob@example.org R=dnslookup T=remote_smtp ${mx} C="250 OK"`,
    event: { disposition: "delivered" },
  },
  {
    name: "CHUNKING's answers",
    text: `=> bob@example.org R=dnslookup T=remote_smtp ${mx} K C="250- 12 byte chunk, total 12\\\\n250 OK id=1x"`,
    event: { reply: { code: 250, enhanced: null, text: "12 byte chunk, total 12 OK id=1x" } },
  },
  {
    name: "to a mailbox",
    text: "=> dan <dan@example.org> R=localuser T=local_delivery",
    event: { direction: "local", recipient: "dan@example.org", relay: null, reply: null },
  },
  {
    name: "to a command with blanks and quotes",
    text: '=> |/usr/bin/procmail -f "a b" <dan@example.org> R=userforward T=address_pipe',
    event: { direction: "local", disposition: "delivered", recipient: "dan@example.org" },
  },
  {
    name: "to a file",
    text: "=> /var/mail/dan <dan@example.org> R=userforward T=address_file",
    event: { direction: "local", disposition: "delivered", recipient: "dan@example.org" },
  },
  {
    name: "to the black hole of an alias file",
    text: "=> :blackhole: <nobody@example.org> R=system_aliases",
    event: { direction: "local", disposition: "discarded", recipient: "nobody@example.org" },
  },
  {
    name: "discarded by a filter that delivers nowhere",
    text: "=> discarded <nobody@example.org> R=userforward",
    event: { direction: "local", disposition: "discarded", recipient: "nobody@example.org" },
  },
  {
    name: "a local user by the name of discarded",
    text: "=> discarded <discarded@example.org> R=localuser T=local_delivery",
    event: { disposition: "delivered", recipient: "discarded@example.org" },
  },
  {
    name: "discarded by the system filter",
    text: "=> discarded (system filter)",
    event: { direction: "local", disposition: "discarded", recipient: null },
  },
  {
    name: "discarded by the ACL after DATA",
    text: "=> blackhole (DATA ACL discarded recipients): unread",
    event: { direction: "inbound", disposition: "discarded", recipient: null },
  },
  {
    name: "a quoted local part",
    text: `=> "joe, the (man)"@example.org R=dnslookup T=remote_smtp ${mx} C="250 OK"`,
    event: { recipient: '"joe, the (man)"@example.org' },
  },
  {
    name: "LMTP over a socket is local",
    text: '=> dan <dan@example.org> R=lmtp T=dovecot_lmtp C="250 2.0.0 <dan@example.org> x Saved"',
    event: { direction: "local", reply: { code: 250, enhanced: "2.0.0" } },
  },
  {
    name: "a bounce's null sender",
    text: `=> ann@example.com F=<> R=dnslookup T=remote_smtp ${mx} C="250 OK"`,
    event: { sender: "" },
  },
  {
    name: "failed: a folded reply",
    text: `** eve@example.org R=dnslookup T=remote_smtp ${mx}: SMTP error from remote mail server after RCPT TO:<eve@example.org>: 550-5.1.1 The email account\\n550-5.1.1 does not exist\\n550 5.1.1 https://example.org/?p=NoSuchUser`,
    event: {
      disposition: "bounced",
      stage: "rcpt",
      relay,
      reply: {
        code: 550,
        enhanced: "5.1.1",
        text: "The email account does not exist https://example.org/?p=NoSuchUser",
      },
    },
  },
  {
    name: "failed: a temporary reply that became final",
    text: `** eve@example.org R=dnslookup T=remote_smtp ${mx}: SMTP error from remote mail server after RCPT TO:<eve@example.org>: 450 busy`,
    event: { disposition: "bounced", reply: { code: 450, enhanced: null, text: "busy" } },
  },
  {
    name: "failed: before 4.83 the host stood behind the words",
    text: "** eve@example.org R=dnslookup T=remote_smtp: SMTP error from remote mail server after RCPT TO:<eve@example.org>: host mx1.example.org [198.51.100.1]: 550 no",
    event: { stage: "rcpt", reply: { code: 550, enhanced: null, text: "no" } },
  },
  {
    name: "failed: pipelined, with parameters",
    text: `** eve@example.org R=dnslookup T=remote_smtp ${mx} DT=0.1s: SMTP error from remote mail server after pipelined MAIL FROM:<ann@example.com> SIZE=2048: 550 5.7.1 no`,
    event: { stage: "mail", reply: { code: 550, enhanced: "5.7.1", text: "no" } },
  },
  {
    name: "failed: after the data",
    text: `** eve@example.org R=dnslookup T=remote_smtp ${mx} X=TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256 CV=yes: SMTP error from remote mail server after end of data: 552 5.7.0 blocked`,
    event: { stage: "end-of-data", reply: { code: 552, enhanced: "5.7.0", text: "blocked" } },
  },
  {
    name: "failed: after pipelined end of data",
    text: `** eve@example.org R=dnslookup T=remote_smtp ${mx}: SMTP error from remote mail server after pipelined end of data: 554 no`,
    event: { stage: "end-of-data" },
  },
  {
    name: "failed: unrouteable",
    text: "** ned@nowhere.example <alias@example.org>: Unrouteable address",
    event: {
      disposition: "bounced",
      recipient: "ned@nowhere.example",
      relay: null,
      reply: null,
      text: "Unrouteable address",
    },
  },
  {
    name: "failed: the local quota",
    text: "** pam <pam@example.org> R=localuser T=local_delivery: mailbox is full (MTA-imposed quota exceeded while writing to file /var/mail/pam)",
    event: {
      direction: "local",
      disposition: "bounced",
      recipient: "pam@example.org",
      reply: null,
    },
  },
  {
    name: "failed: LMTP",
    text: "** qua <qua@example.org> R=lmtp T=dovecot_lmtp: LMTP error after RCPT TO:<qua@example.org>: 550 5.1.1 <qua@example.org> User doesn't exist: qua@example.org",
    event: {
      direction: "local",
      stage: "rcpt",
      reply: {
        code: 550,
        enhanced: "5.1.1",
        text: "<qua@example.org> User doesn't exist: qua@example.org",
      },
    },
  },
  {
    name: "expired without a host",
    text: "** max@example.org: retry timeout exceeded",
    event: { disposition: "expired", recipient: "max@example.org", reply: null },
  },
  {
    name: "expired after a reply",
    text: `** max@example.org R=dnslookup T=remote_smtp ${mx}: SMTP error from remote mail server after RCPT TO:<max@example.org>: 450 busy: retry timeout exceeded`,
    event: { disposition: "expired", reply: { code: 450, enhanced: null, text: "busy" } },
  },
  {
    name: "deferred: the number tells the stage",
    text: `== fay@example.org R=dnslookup T=remote_smtp defer (-44) ${mx}: SMTP error from remote mail server after RCPT TO:<fay@example.org>: 450 4.2.0 Greylisted`,
    event: {
      disposition: "deferred",
      stage: "rcpt",
      relay,
      reply: { code: 450, enhanced: "4.2.0", text: "Greylisted" },
    },
  },
  {
    name: "deferred: a permanent reply",
    text: `== fay@example.org R=dnslookup T=remote_smtp defer (-45) ${mx}: SMTP error from remote mail server after MAIL FROM:<ann@example.com>: 550 5.7.1 no`,
    event: { disposition: "deferred", stage: "mail", reply: { code: 550, enhanced: "5.7.1" } },
  },
  {
    name: "deferred: a text that was cut",
    text: `== fay@example.org R=dnslookup T=remote_smtp defer (-46) ${mx}: SMTP error from`,
    event: { stage: "data", reply: null },
  },
  {
    name: "deferred: a system error before the host",
    text: `== gus@example.org R=dnslookup T=remote_smtp defer (110): Connection timed out ${mx}`,
    event: { stage: "connect", relay, reply: null, text: "Connection timed out" },
  },
  {
    name: "deferred: a system error alone",
    text: "== gus@example.org R=dnslookup T=remote_smtp defer (111): Connection refused",
    event: { stage: "connect", relay: null, text: "Connection refused", direction: "outbound" },
  },
  {
    name: "deferred while routing",
    text: "== jim@example.org routing defer (-52): retry time not reached",
    event: { recipient: "jim@example.org", text: "retry time not reached" },
  },
  {
    name: "deferred: DNS",
    text: "== ida@example.org R=dnslookup defer (-1): host lookup did not complete",
    event: { stage: null, text: "host lookup did not complete" },
  },
  {
    name: "deferred: no host is due",
    text: "== kim@example.org R=dnslookup T=remote_smtp defer (-54): retry time not reached for any host for 'example.org'",
    event: { disposition: "deferred", recipient: "kim@example.org" },
  },
  {
    name: "deferred: TLS",
    text: `== sue@example.org R=dnslookup T=remote_smtp defer (-37) ${mx}: TLS session: (gnutls_handshake): A TLS fatal alert has been received.`,
    event: { stage: "starttls", relay, reply: null },
  },
  {
    name: "deferred: no login was tried",
    text: "== uma@example.org R=smarthost T=remote_smtp_smarthost defer (-42) H=smtp.example.net [198.51.100.9]: authentication required but not tried",
    event: { stage: "auth", reply: null },
  },
  {
    name: "deferred: the answer to EHLO stands in brackets",
    text: "== rex@example.org R=dnslookup T=remote_smtp defer (-18): Remote host mx1.example.org [198.51.100.1] closed connection in response to EHLO mail.example.com (EHLO response was: 550 go away)",
    event: { stage: "helo", reply: { code: 550, enhanced: null, text: "go away" } },
  },
  {
    name: "deferred: a reply that is none",
    text: `== zoe@example.org R=dnslookup T=remote_smtp defer (-19) ${mx}: Malformed SMTP reply in response to RCPT TO:<zoe@example.org>: x`,
    event: { stage: "rcpt", reply: null },
  },
  {
    name: "deferred: time-out in the data",
    text: `== zoe@example.org R=dnslookup T=remote_smtp defer (110) ${mx}: SMTP timeout after sending data block (8192 bytes written): Connection timed out`,
    event: { stage: "end-of-data", reply: null },
  },
  {
    name: "deferred: the blank behind the flag is missing",
    text: "==tim@example.org R=dnslookup defer (-1): smtp transport process returned non-zero status 0x000b: terminated by signal 11",
    event: { recipient: "tim@example.org", disposition: "deferred" },
  },
  {
    name: "one of several hosts refused",
    text: "H=mx1.example.org [198.51.100.1]: SMTP error from remote mail server after initial connection: 421 busy",
    event: {
      disposition: null,
      recipient: null,
      stage: "connect",
      relay,
      reply: { code: 421, enhanced: null, text: "busy" },
    },
  },
  {
    name: "one of several hosts refused, before 4.9x",
    text: "mx1.example.org [198.51.100.1]: SMTP error from remote mail server after EHLO mail.example.com: 421 busy",
    event: { disposition: null, stage: "helo", relay },
  },
  {
    name: "a smarthost refused our login",
    text: "plain authenticator failed H=smtp.example.net [198.51.100.9] 535 5.7.8 no",
    event: { stage: "auth", reply: { code: 535, enhanced: "5.7.8", text: "no" } },
  },
  {
    name: "bytes that are not ASCII, as Exim prints them",
    text: `** eve@example.org R=dnslookup T=remote_smtp ${mx}: SMTP error from remote mail server after RCPT TO:<eve@example.org>: 550 Empf\\303\\244nger`,
    event: { reply: { code: 550, enhanced: null, text: "Empf\\303\\244nger" } },
  },
  {
    name: "frozen",
    text: "Frozen (delivery error message)",
    event: { disposition: "held", recipient: null },
  },
];

describe("delivery lines", () => {
  test.each(cases)("$name", ({ text, event }) => {
    expect(onlyEvent([exim(`${id} ${text}`)])).toMatchObject({
      mta: "exim",
      program: "exim",
      host: null,
      queueId: id,
      dsn: null,
      ...event,
    });
  });

  test("the longer message ids of 4.97", () => {
    const text = "1tLFVW-00000007Ubc-2PQm ** ned@nowhere.example: Unrouteable address";
    expect(onlyEvent([exim(text)]).queueId).toBe("1tLFVW-00000007Ubc-2PQm");
  });

  test.each([
    "2026-11-21 22:00:01.123",
    "2026-11-21 22:00:01 +0000",
    "2026-11-21 22:00:01.123 +0000",
    "2026-11-21 22:00:01 [4711]",
    "2026-11-21 22:00:01.123 +0000 [4711]",
  ])("a stamp as %s", (stamp) => {
    const event = onlyEvent([`${stamp} ${id} ** ned@nowhere.example: Unrouteable address`]);
    expect(Math.floor(event.timeMs / 1000)).toBe(Date.UTC(2026, 10, 21, 22, 0, 1) / 1000);
    expect(event.recipient).toBe("ned@nowhere.example");
  });
});

describe("what an arrival tells", () => {
  test("sender and client stand on the lines that follow", () => {
    const { events } = analyse([
      exim(
        `${id} <= ann@example.com H=app1.example.com (app1) [192.0.2.5]:40000 I=[192.0.2.1]:25 P=esmtps X=TLS1.3:x:256 CV=no S=12 id=x@y T="** => z@example.net" from <ann@example.com> for bob@example.org`,
      ),
      exim(`${id} ** bob@example.org: Unrouteable address`),
    ]);
    expect(events).toMatchObject([
      { sender: "ann@example.com", client: { host: "app1.example.com", ip: "192.0.2.5" } },
    ]);
  });

  test.each([
    ["H=(app1) [192.0.2.5]", { host: null, ip: "192.0.2.5" }],
    ["H=([192.0.2.77]) [192.0.2.5]:40000", { host: null, ip: "192.0.2.5" }],
    ["H=[2001:db8::5]", { host: null, ip: "2001:db8::5" }],
    ["H=localhost (app1) [127.0.0.1]", { host: "localhost", ip: "127.0.0.1" }],
    ["H=(a b) c) [192.0.2.5]", { host: null, ip: "192.0.2.5" }],
  ])("%s", (field, client) => {
    const { events } = analyse([
      exim(`${id} <= ann@example.com ${field} P=esmtp S=12`),
      exim(`${id} ** bob@example.org: Unrouteable address`),
    ]);
    expect(events[0]?.client).toEqual(client);
  });

  test("mail from this machine has no client; a bounce has the null sender", () => {
    const { events } = analyse([
      exim(`${id} <= <> R=1xUvhU-0000QE-15 U=Debian-exim P=local S=12`),
      exim(`${id} ** bob@example.org: Unrouteable address`),
    ]);
    expect(events).toMatchObject([{ sender: "", client: null }]);
  });
});

describe("lines that tell of no outcome", () => {
  test.each([
    `${id} *> vic@example.org R=dnslookup T=remote_smtp ${mx}`,
    `${id} => blackhole (RCPT ACL discarded recipients)`,
    `${id} Completed`,
    `${id} Completed QT=3s`,
    `${id} Message is frozen`,
    `${id} Unfrozen by errmsg timer`,
    `${id} Spool file is locked (another process is handling this message)`,
    `${id} mx1.example.org [198.51.100.1] Connection refused`,
    `${id} H=mx1.example.org [198.51.100.1]:25 Connection timed out`,
    `${id} SMTP connection from (h) [192.0.2.5]:40000 I=[192.0.2.1]:25 closed by DROP in ACL`,
    `${id} no immediate delivery: more than 10 messages received in one connection`,
    `${id} DKIM: d=example.com s=sel c=relaxed/relaxed a=rsa-sha256 b=2048 [verification succeeded]`,
    `${id} original recipients ignored (system filter)`,
    `${id} SA: Action: scanned but message isn't spam: score=1.0 required=5.0`,
    `${id} lowest numbered MX record points to local host: example.org`,
    "Start queue run: pid=4711",
    "End queue run: pid=4711",
    "Start 'slow' queue run: pid=4711",
    "Abandon queue run: pid=4711 (load 12.00, max 8.00)",
    "exim 4.96 daemon started: pid=4711, -q30m, listening for SMTP on port 25 (IPv4)",
    "no MAIL in SMTP connection from [192.0.2.5] D=10s C=EHLO,STARTTLS",
    "SMTP connection from [192.0.2.5]:40000 (TCP/IP connection count = 1)",
    "SMTP command timeout on connection from (h) [192.0.2.5] D=5m",
    "unexpected disconnection while reading SMTP command from (h) [192.0.2.5] D=1s",
    "TLS error on connection from (h) [192.0.2.5] (gnutls_handshake): timed out",
    "no host name found for IP address 192.0.2.5",
    "H=(h) [192.0.2.5] Warning: spam score 12",
    "H=(h) [192.0.2.5] incomplete transaction (RSET) from <ann@example.com> for bob@example.org",
    "SIGHUP received: re-exec daemon",
    "cwd=/var/spool/exim4 3 args: /usr/sbin/exim4 -Mc 1xUvhU-0000QE-16",
  ])("%s", (text) => {
    const { events, unparsed, summary } = analyse([exim(text)]);
    expect([events, unparsed]).toEqual([[], []]);
    expect(summary.ledger).toMatchObject({ lines: 1, ignored: 1, foreign: 0 });
  });
});
