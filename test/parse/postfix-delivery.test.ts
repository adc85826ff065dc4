import { describe, expect, test } from "vitest";
import { analyse, onlyEvent, postfix } from "../pipeline/analyse.js";

/** Delivery records as Postfix's `log_adhoc.c` writes them; `text` follows the queue id. */
const cases = [
  {
    name: "sent",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=1.2, delays=0.1/0.01/0.5/0.6, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4FAB)",
    event: {
      program: "smtp",
      direction: "outbound",
      disposition: "delivered",
      stage: null,
      recipient: "ann@example.com",
      relay: { host: "mx1.example.com", ip: "192.0.2.9", port: 25 },
      reply: { code: 250, enhanced: "2.0.0", text: "Ok: queued as 4FAB" },
      dsn: "2.0.0",
      delaySeconds: 1.2,
      text: "250 2.0.0 Ok: queued as 4FAB",
      verdict: null,
    },
  },
  {
    name: "original recipient, connection reuse and tls= of 3.11",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, orig_to=<a, b>, relay=mx1.example.com[2001:db8::9]:25, conn_use=3, delay=0.11, delays=0/0/0.05/0.06, tls=dane:halfdane, dsn=5.1.1, status=bounced (host mx1.example.com[2001:db8::9] said: 550 5.1.1 no (in reply to RCPT TO command))",
    event: {
      disposition: "bounced",
      stage: "rcpt",
      recipient: "ann@example.com",
      relay: { host: "mx1.example.com", ip: "2001:db8::9", port: 25 },
      reply: { code: 550, enhanced: "5.1.1", text: "no" },
      dsn: "5.1.1",
      delaySeconds: 0.11,
    },
  },
  {
    name: "quoted local part with commas, blanks and brackets",
    tag: "smtp[12]",
    text: 'to=<"joe, the (man) <x>"@example.com>, relay=none, delay=0, delays=0/0/0/0, dsn=5.4.4, status=bounced (Host or domain name not found. Name service error for name=example.com type=A: Host not found)',
    event: {
      disposition: "bounced",
      recipient: '"joe, the (man) <x>"@example.com',
      relay: null,
      reply: null,
      dsn: "5.4.4",
      direction: "outbound",
    },
  },
  {
    name: "nested brackets in the reply",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=2, delays=1/0/0/1, dsn=4.2.2, status=deferred (host mx1.example.com[192.0.2.9] said: 452 4.2.2 Mailbox full (quota 100% (hard)) (in reply to RCPT TO command))",
    event: {
      disposition: "deferred",
      stage: "rcpt",
      reply: { code: 452, enhanced: "4.2.2", text: "Mailbox full (quota 100% (hard))" },
    },
  },
  {
    name: "refused to talk: deferred even for 554",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=2, delays=1/0/1/0, dsn=4.0.0, status=deferred (host mx1.example.com[192.0.2.9] refused to talk to me: 554-mx1.example.com 554 Your access to this mail system has been rejected)",
    event: {
      disposition: "deferred",
      stage: "connect",
      reply: {
        code: 554,
        enhanced: null,
        text: "mx1.example.com Your access to this mail system has been rejected",
      },
      dsn: "4.0.0",
    },
  },
  {
    name: "dsn=5 with status=deferred: the outcome is what the log says",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=2, delays=1/0/1/0, dsn=5.7.1, status=deferred (host mx1.example.com[192.0.2.9] said: 450 4.7.1 later (in reply to end of DATA command))",
    event: { disposition: "deferred", stage: "end-of-data", dsn: "5.7.1" },
  },
  {
    name: "soft_bounce",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=2, delays=1/0/1/0, dsn=4.1.1, status=SOFTBOUNCE (host mx1.example.com[192.0.2.9] said: 550 5.1.1 no (in reply to RCPT TO command))",
    event: { disposition: "deferred", reply: { code: 550, enhanced: "5.1.1", text: "no" } },
  },
  {
    name: "login refused",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=smtp.example.net[192.0.2.9]:587, delay=1, delays=0/0/1/0, dsn=4.7.8, status=deferred (SASL authentication failed; server smtp.example.net[192.0.2.9] said: 535 5.7.8 Error: authentication failed: bad)",
    event: {
      stage: "auth",
      reply: { code: 535, enhanced: "5.7.8", text: "Error: authentication failed: bad" },
    },
  },
  {
    name: "login refused, as remembered by smtp_sasl_auth_cache",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=smtp.example.net[192.0.2.9]:587, delay=1, delays=0/0/1/0, dsn=4.7.8, status=deferred (SASL [CACHED] authentication failed; server smtp.example.net said: 535 5.7.8 Error: authentication failed)",
    event: {
      stage: "auth",
      reply: { code: 535, enhanced: "5.7.8", text: "Error: authentication failed" },
    },
  },
  {
    name: "no mechanism: nobody replied",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=smtp.example.net[192.0.2.9]:587, delay=1, delays=0/0/1/0, dsn=4.7.0, status=deferred (SASL authentication failed; cannot authenticate to server smtp.example.net[192.0.2.9]: no mechanism available)",
    event: { reply: null, disposition: "deferred" },
  },
  {
    name: "STARTTLS refused",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=4.7.0, status=deferred (TLS is required, but host mx1.example.com[192.0.2.9] refused to start TLS: 454 4.7.0 TLS not available)",
    event: {
      stage: "starttls",
      reply: { code: 454, enhanced: "4.7.0", text: "TLS not available" },
    },
  },
  {
    name: "STARTTLS not offered",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=4.7.4, status=deferred (TLS is required, but was not offered by host mx1.example.com[192.0.2.9])",
    event: { reply: null, dsn: "4.7.4" },
  },
  {
    name: "connection refused",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=none, delay=1, delays=0/0/1/0, dsn=4.4.1, status=deferred (connect to mx1.example.com[192.0.2.9]:25: Connection refused)",
    event: { stage: "connect", reply: null, relay: null, direction: "outbound" },
  },
  {
    name: "lost connection",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=4.4.2, status=deferred (lost connection with mx1.example.com[192.0.2.9] while sending end of data -- message may be sent more than once)",
    event: { stage: "end-of-data", reply: null, dsn: "4.4.2" },
  },
  {
    name: "timed out",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=4.4.2, status=deferred (conversation with mx1.example.com[192.0.2.9] timed out while receiving the initial server greeting)",
    event: { stage: "connect", reply: null },
  },
  {
    name: "suspended: the echo of an older reply is no reply",
    tag: "error[12]",
    text: "to=<ann@example.com>, relay=none, delay=100, delays=99/1/0/0, dsn=4.7.1, status=deferred (delivery temporarily suspended: host mx1.example.com[192.0.2.9] refused to talk to me: 421 4.7.1 busy)",
    event: { program: "error", disposition: "deferred", reply: null, relay: null },
  },
  {
    name: "mail loop",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=none, delay=1, delays=0/0/1/0, dsn=5.4.6, status=bounced (mail for example.com loops back to myself)",
    event: { disposition: "bounced", reply: null, direction: "outbound" },
  },
  {
    name: "too large for the server",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=5.3.4, status=bounced (message size 52428800 exceeds size limit 10485760 of server mx1.example.com[192.0.2.9])",
    event: { disposition: "bounced", reply: null, dsn: "5.3.4" },
  },
  {
    name: "SMTPUTF8",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=5.6.7, status=bounced (SMTPUTF8 is required, but was not offered by host mx1.example.com[192.0.2.9])",
    event: { disposition: "bounced", reply: null, dsn: "5.6.7" },
  },
  {
    name: "null MX",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=none, delay=1, delays=0/0/1/0, dsn=5.1.10, status=bounced (Domain example.com does not accept mail (nullMX))",
    event: { disposition: "bounced", reply: null, dsn: "5.1.10" },
  },
  {
    name: "LMTP socket is local",
    tag: "lmtp[12]",
    text: "to=<ann@example.com>, relay=mail.example.com[private/dovecot-lmtp], delay=1, delays=0/0/1/0, dsn=4.2.2, status=deferred (host mail.example.com[private/dovecot-lmtp] said: 452 4.2.2 <ann@example.com> Quota exceeded (mailbox for user is full) (in reply to end of DATA command))",
    event: {
      direction: "local",
      stage: "end-of-data",
      relay: { host: "mail.example.com", ip: null, port: null },
      reply: {
        code: 452,
        enhanced: "4.2.2",
        text: "<ann@example.com> Quota exceeded (mailbox for user is full)",
      },
    },
  },
  {
    name: "LMTP over TCP is outbound",
    tag: "lmtp[12]",
    text: "to=<ann@example.com>, relay=store.example.com[192.0.2.9]:24, delay=1, delays=0/0/1/0, dsn=2.0.0, status=sent (250 2.0.0 <ann@example.com> Saved)",
    event: { direction: "outbound", disposition: "delivered" },
  },
  {
    name: "unknown local user",
    tag: "local[12]",
    text: 'to=<ann@example.com>, orig_to=<ann>, relay=local, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (unknown user: "ann")',
    event: { direction: "local", disposition: "bounced", relay: null, reply: null },
  },
  {
    name: "a command's own words are no reply",
    tag: "pipe[12]",
    text: 'to=<ann@example.com>, relay=spamfilter, delay=1, delays=0/0/0/1, dsn=5.3.0, status=bounced (Command died with status 1: "/usr/bin/filter". Command output: 550 5.7.1 I do not like it )',
    event: { direction: "local", program: "pipe", reply: null },
  },
  {
    name: "to a mailbox",
    tag: "virtual[12]",
    text: "to=<ann@example.com>, relay=virtual, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (delivered to maildir)",
    event: { direction: "local", disposition: "delivered", reply: null },
  },
  {
    name: "forwarded",
    tag: "local[12]",
    text: "to=<ann@example.com>, relay=local, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (forwarded as 4F9D195D71)",
    event: { direction: "local", disposition: "delivered", reply: null },
  },
  {
    name: "address probe that succeeds",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=2.1.5, status=deliverable (250 2.1.5 Ok)",
    event: { disposition: "probed", verdict: null },
  },
  {
    name: "address probe that fails",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=5.1.1, status=undeliverable (host mx1.example.com[192.0.2.9] said: 550 5.1.1 no (in reply to RCPT TO command))",
    event: { disposition: "probed", stage: "rcpt", verdict: { cause: "unknown" } },
  },
  {
    name: "address probe, not cached",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=none, delay=1, delays=0/0/1/0, dsn=4.4.1, status=undeliverable-but-not-cached (connect to mx1.example.com[192.0.2.9]:25: Connection timed out)",
    event: { disposition: "probed", stage: "connect" },
  },
  {
    name: "a version before 2.3: no dsn, no delays, no port",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9], delay=22, status=bounced (host mx1.example.com[192.0.2.9] said: 551 invalid address (in reply to MAIL FROM command))",
    event: {
      disposition: "bounced",
      stage: "mail",
      dsn: null,
      delaySeconds: 22,
      relay: { host: "mx1.example.com", ip: "192.0.2.9", port: null },
      reply: { code: 551, enhanced: null, text: "invalid address" },
    },
  },
  {
    name: "the null recipient",
    tag: "smtp[12]",
    text: "to=<>, relay=none, delay=1, status=bounced (mail for example.com loops back to myself)",
    event: { disposition: "bounced", recipient: "" },
  },
  {
    name: "a recipient without a domain",
    tag: "local[12]",
    text: "to=<root>, relay=local, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (delivered to mailbox)",
    event: { disposition: "delivered", recipient: "root" },
  },
  {
    name: "a reason that looks like fields",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=3, delays=0/0/1/2, dsn=5.0.0, status=bounced (host mx1.example.com[192.0.2.9] said: 550 to=<x@y>, dsn=2.0.0, status=sent (250 ok) (in reply to RCPT TO command))",
    event: {
      disposition: "bounced",
      recipient: "ann@example.com",
      dsn: "5.0.0",
      reply: { code: 550, enhanced: null, text: "to=<x@y>, dsn=2.0.0, status=sent (250 ok)" },
    },
  },
  {
    name: "a line that was cut in its reason",
    tag: "smtp[12]",
    text: "to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=3, delays=0/0/1/2, dsn=5.0.0, status=bounced (host mx1.example.com[192.0.2.9] said: 550 no such",
    event: { disposition: "bounced", reply: { code: 550, enhanced: null, text: "no such" } },
  },
  {
    name: "UTF-8 in the reply",
    tag: "smtp[12]",
    text: "to=<jürgen@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=3, delays=0/0/1/2, dsn=5.0.0, status=bounced (host mx1.example.com[192.0.2.9] said: 550 Empfänger unbekannt (in reply to RCPT TO command))",
    event: {
      recipient: "jürgen@example.com",
      reply: { code: 550, enhanced: null, text: "Empfänger unbekannt" },
    },
  },
];

describe("delivery records", () => {
  test.each(cases)("$name", ({ tag, text, event }) => {
    expect(onlyEvent([postfix(tag, `4F9D195D70: ${text}`)])).toMatchObject({
      mta: "postfix",
      host: "mail",
      queueId: "4F9D195D70",
      ...event,
    });
  });
});

describe("queue ids", () => {
  test.each(["4F9D19", "4F9D195D70", "7EE668039", "0D9633D", "3yxb0w1mMgz9tJr", "4jX6ws6ZbtzLP6B"])(
    "%s",
    (id) => {
      const text = `${id}: to=<ann@example.com>, relay=none, delay=1, status=bounced (x)`;
      expect(onlyEvent([postfix("smtp[1]", text)]).queueId).toBe(id);
    },
  );
});

describe("instances", () => {
  test.each([
    ["postfix/smtp", "smtp"],
    ["postfix/relay/smtp", "smtp"],
    ["postfix-out/smtp", "smtp"],
    ["postfix-10.20.30.40/smtp", "smtp"],
    ["mailout/lmtp", "lmtp"],
  ])("%s", (tag, program) => {
    const text =
      "4F9D195D70: to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=1, dsn=5.0.0, status=bounced (host mx1.example.com[192.0.2.9] said: 550 no (in reply to RCPT TO command))";
    const event = onlyEvent([`Nov 21 22:00:01 mail ${tag}[1]: ${text}`]);
    expect(event).toMatchObject({
      program,
      reply: { code: 550, enhanced: null, text: "no" },
    });
  });
});

describe("replies and outcomes on lines of their own", () => {
  test("one of several MX hosts refused", () => {
    const text =
      "4F9D195D70: host mx1.example.com[192.0.2.9] said: 451 4.7.1 Greylisted (in reply to RCPT TO command)";
    expect(onlyEvent([postfix("smtp[1]", text)])).toMatchObject({
      disposition: null,
      stage: "rcpt",
      recipient: null,
      relay: { host: "mx1.example.com", ip: "192.0.2.9", port: null },
      reply: { code: 451, enhanced: "4.7.1", text: "Greylisted" },
    });
  });

  test("one of several MX hosts refused to talk", () => {
    const text = "4F9D195D70: host mx1.example.com[192.0.2.9] refused to talk to me: 421 busy";
    expect(onlyEvent([postfix("smtp[1]", text)])).toMatchObject({
      disposition: null,
      stage: "connect",
      reply: { code: 421, enhanced: null, text: "busy" },
    });
  });

  test.each([
    [
      "login",
      "SASL authentication failed; server smtp.example.net[192.0.2.9] said: 535 5.7.8 no",
      { stage: "auth", reply: { code: 535, enhanced: "5.7.8", text: "no" } },
    ],
    [
      "STARTTLS",
      "TLS is required, but host mx1.example.com[192.0.2.9] refused to start TLS: 454 4.7.0 no",
      { stage: "starttls", reply: { code: 454, enhanced: "4.7.0", text: "no" } },
    ],
  ])("one of several hosts refused %s", (_name, text, event) => {
    expect(onlyEvent([postfix("smtp[1]", `4F9D195D70: ${text}`)])).toMatchObject({
      disposition: null,
      ...event,
    });
  });

  test("expired: one event without a recipient", () => {
    const text = "4F9D195D70: from=<news@example.org>, status=expired, returned to sender";
    expect(onlyEvent([postfix("qmgr[1]", text)])).toMatchObject({
      disposition: "expired",
      sender: "news@example.org",
      recipient: null,
      reply: null,
    });
  });

  test("the bounce could not be written", () => {
    const text = "4F9D195D70: status=deferred (bounce failed)";
    expect(onlyEvent([postfix("smtp[1]", text)])).toMatchObject({
      disposition: "deferred",
      queueId: "4F9D195D70",
      recipient: null,
      text: "bounce failed",
    });
  });

  test("put on hold by the administrator", () => {
    expect(onlyEvent([postfix("postsuper[1]", "4F9D195D70: placed on hold")])).toMatchObject({
      disposition: "held",
    });
  });
});

test("a word after status= that no version has is not taken for an outcome", () => {
  const text = "4F9D195D70: to=<ann@example.com>, relay=none, delay=1, status=lost (x)";
  const { events, unparsed } = analyse([postfix("smtp[1]", text)]);
  expect(events).toEqual([]);
  expect(unparsed).toHaveLength(1);
});

test("a TLSRPT line is no delivery", () => {
  const { events, unparsed } = analyse([
    postfix("smtp[1]", "TLSRPT: status=failure, domain=example.com, receiving_mx=mx1.example.com"),
    postfix("smtp[1]", "4F9D195D70: TLSRPT: status=success, domain=example.com"),
  ]);
  expect([events, unparsed]).toEqual([[], []]);
});
