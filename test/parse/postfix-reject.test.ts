import { describe, expect, test } from "vitest";
import { analyse, onlyEvent, postfix } from "../pipeline/analyse.js";

const client = { host: "h.example.net", ip: "192.0.2.5" };

/** Decisions as smtpd_check.c, smtpd.c, postscreen and cleanup write them. */
const cases = [
  {
    name: "reject at RCPT",
    text: "NOQUEUE: reject: RCPT from h.example.net[192.0.2.5]: 554 5.7.1 <bob@example.org>: Relay access denied; from=<ann@example.com> to=<bob@example.org> proto=ESMTP helo=<h.example.net>",
    event: {
      queueId: null,
      direction: "inbound",
      disposition: "rejected",
      stage: "rcpt",
      sender: "ann@example.com",
      recipient: "bob@example.org",
      client,
      relay: null,
      reply: { code: 554, enhanced: "5.7.1", text: "<bob@example.org>: Relay access denied" },
      dsn: null,
      delaySeconds: null,
    },
  },
  {
    name: "with a queue id, the null sender, and SASL names of newer versions",
    text: "4F9D195D70: reject: RCPT from h.example.net[192.0.2.5]: 550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown in local recipient table; from=<> to=<bob@example.org> proto=ESMTP helo=<h> sasl_method=PLAIN sasl_username=ann@example.com",
    event: {
      queueId: "4F9D195D70",
      sender: "",
      recipient: "bob@example.org",
      reply: { code: 550, enhanced: "5.1.1" },
    },
  },
  {
    name: "client port, unknown name",
    text: "NOQUEUE: reject: RCPT from unknown[2001:db8::5]:40312: 450 4.7.25 Client host rejected: cannot find your hostname, [2001:db8::5]; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>",
    event: { client: { host: null, ip: "2001:db8::5" }, reply: { code: 450, enhanced: "4.7.25" } },
  },
  {
    name: "a text with semicolons",
    text: "NOQUEUE: reject: RCPT from h.example.net[192.0.2.5]: 554 5.7.1 Service unavailable; Client host [192.0.2.5] blocked using zen.example.net; https://example.net/q?ip=192.0.2.5; from=<a@example.com> to=<b@example.org> proto=SMTP helo=<x>",
    event: {
      recipient: "b@example.org",
      reply: {
        text: "Service unavailable; Client host [192.0.2.5] blocked using zen.example.net; https://example.net/q?ip=192.0.2.5",
      },
    },
  },
  {
    name: "at CONNECT",
    text: "NOQUEUE: reject: CONNECT from unknown[unknown]: 421 4.7.1 Client host rejected: cannot find your reverse hostname, [unknown]; proto=SMTP",
    event: {
      stage: "connect",
      sender: null,
      recipient: null,
      client: { host: null, ip: null },
      reply: { code: 421, enhanced: "4.7.1" },
    },
  },
  {
    name: "at EHLO",
    text: "NOQUEUE: reject: EHLO from h.example.net[192.0.2.5]: 504 5.5.2 <User>: Helo command rejected: need fully-qualified hostname; proto=SMTP helo=<User>",
    event: { stage: "helo", reply: { code: 504, enhanced: "5.5.2" } },
  },
  {
    name: "at MAIL, without an enhanced code",
    text: "NOQUEUE: reject: MAIL from h.example.net[192.0.2.5]: 552 Message size exceeds fixed limit; proto=ESMTP helo=<localhost>",
    event: {
      stage: "mail",
      reply: { code: 552, enhanced: null, text: "Message size exceeds fixed limit" },
    },
  },
  {
    name: "at DATA",
    text: "4F9D195D70: reject: DATA from h.example.net[192.0.2.5]: 550 5.5.3 <DATA>: Data command rejected: Multi-recipient bounce; from=<> to=<b@example.org> proto=ESMTP helo=<localhost>",
    event: { stage: "data" },
  },
  {
    name: "at BDAT",
    text: "4F9D195D70: reject: BDAT from h.example.net[192.0.2.5]: 550 5.7.1 <DATA>: Data command rejected: no; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>",
    event: { stage: "data" },
  },
  {
    name: "at the end of the message",
    text: "4F9D195D70: reject: END-OF-MESSAGE from h.example.net[192.0.2.5]: 550 5.7.1 <END-OF-MESSAGE>: End-of-data rejected: no; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>",
    event: { stage: "end-of-data" },
  },
  {
    name: "at VRFY",
    text: "NOQUEUE: reject: VRFY from h.example.net[192.0.2.5]: 550 5.1.1 <bob>: Recipient address rejected: User unknown in local recipient table; to=<bob> proto=SMTP helo=<x>",
    event: { stage: "vrfy", recipient: "bob" },
  },
  {
    name: "at ETRN",
    text: "NOQUEUE: reject: ETRN from h.example.net[192.0.2.5]: 554 5.7.1 <example.com>: Etrn command rejected: Access denied; proto=ESMTP helo=<example.com>",
    event: { stage: "etrn" },
  },
  {
    name: "discarded: the client was told that all is well",
    text: "NOQUEUE: discard: RCPT from h.example.net[192.0.2.5]: <a@example.com>: Sender address triggers DISCARD action; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>",
    event: { disposition: "discarded", recipient: "b@example.org", reply: null },
  },
  {
    name: "held",
    text: "NOQUEUE: hold: RCPT from h.example.net[192.0.2.5]: <b@example.org>: Recipient address triggers HOLD action; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>",
    event: { disposition: "held", reply: null },
  },
  {
    name: "hung up without a word",
    text: "NOQUEUE: hangup: RCPT from h.example.net[192.0.2.5]: too many tries; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>",
    event: { disposition: "rejected", reply: null, text: "too many tries" },
  },
  {
    name: "no client certificate",
    text: "NOQUEUE: abort: TLS from h.example.net[192.0.2.5]: No client certificate presented",
    event: { disposition: "rejected", stage: "starttls", client, reply: null },
  },
  {
    name: "a filter's reply through smtpd",
    text: "4F9D195D70: milter-reject: MAIL from h.example.net[192.0.2.5]: 451 4.7.1 Service unavailable - try again later; from=<a@example.com> proto=ESMTP helo=<x>",
    event: { stage: "mail", disposition: "rejected", reply: { code: 451, enhanced: "4.7.1" } },
  },
  {
    name: "a filter's reply through cleanup: no reply code is logged",
    tag: "cleanup[1]",
    text: "4F9D195D70: milter-reject: END-OF-MESSAGE from h.example.net[192.0.2.5]: 5.7.1 Blocked by SpamAssassin; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>",
    event: {
      stage: "end-of-data",
      recipient: "b@example.org",
      reply: { code: null, enhanced: "5.7.1", text: "Blocked by SpamAssassin" },
    },
  },
  {
    name: "a filter's quarantine",
    tag: "cleanup[1]",
    text: "4F9D195D70: milter-hold: END-OF-MESSAGE from h.example.net[192.0.2.5]: milter triggers HOLD action; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>",
    event: { disposition: "held", queueId: "4F9D195D70" },
  },
  {
    name: "a proxy's reply to the whole message",
    text: "NOQUEUE: proxy-reject: END-OF-MESSAGE: 554 5.7.1 virus; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>",
    event: {
      stage: "end-of-data",
      client: null,
      reply: { code: 554, enhanced: "5.7.1", text: "virus" },
    },
  },
  {
    name: "a proxy's reply to a command",
    text: 'warning: proxy 127.0.0.1:10025 rejected "RCPT TO:<b@example.org>": "550 5.1.1 no such user"',
    event: {
      stage: "rcpt",
      recipient: "b@example.org",
      reply: { code: 550, enhanced: "5.1.1", text: "no such user" },
    },
  },
  {
    name: "header_checks",
    tag: "cleanup[1]",
    text: "4F9D195D70: reject: header Subject: from x[1.2.3.4]; from=<z@example.net> to=<z@example.net> from h.example.net[192.0.2.5]; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>: 5.7.1 no such words",
    event: {
      stage: "end-of-data",
      client,
      sender: "a@example.com",
      recipient: "b@example.org",
      reply: { code: null, enhanced: "5.7.1", text: "no such words" },
    },
  },
  {
    name: "body_checks of mail from this machine, without a text",
    tag: "cleanup[1]",
    text: "4F9D195D70: reject: body buy from local; from=<root@example.com>",
    event: { client: null, sender: "root@example.com", recipient: null, reply: null },
  },
  {
    name: "content that MIME forbids",
    tag: "cleanup[1]",
    text: "4F9D195D70: reject: content X-Y: z from h.example.net[192.0.2.5]; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>: 5.7.1 disallowed character",
    event: { recipient: "b@example.org", reply: { enhanced: "5.7.1" } },
  },
  {
    name: "milter_header_checks",
    tag: "cleanup[1]",
    text: "4F9D195D70: milter-header-reject: header X-Spam: yes from h.example.net[192.0.2.5]; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>: 5.7.1 spam",
    event: { disposition: "rejected", client, reply: { enhanced: "5.7.1", text: "spam" } },
  },
  {
    name: "header_checks discard",
    tag: "cleanup[1]",
    text: "4F9D195D70: discard: header Subject: x from h.example.net[192.0.2.5]; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>",
    event: { disposition: "discarded", recipient: "b@example.org", reply: null },
  },
  {
    name: "postscreen: commas between the fields",
    tag: "postscreen[1]",
    text: "NOQUEUE: reject: RCPT from [192.0.2.5]:40312: 550 5.7.1 Service unavailable; client [192.0.2.5] blocked using zen.example.net; from=<a@example.com>, to=<b@example.org>, proto=ESMTP, helo=<x>",
    event: {
      program: "postscreen",
      client: { host: null, ip: "192.0.2.5" },
      sender: "a@example.com",
      recipient: "b@example.org",
      reply: {
        code: 550,
        enhanced: "5.7.1",
        text: "Service unavailable; client [192.0.2.5] blocked using zen.example.net",
      },
    },
  },
  {
    name: "postscreen has no free server",
    tag: "postscreen[1]",
    text: "NOQUEUE: reject: CONNECT from [192.0.2.5]:40312: all server ports busy",
    event: { stage: "connect", reply: { code: null, text: "all server ports busy" } },
  },
  {
    name: "postscreen has no free port, with neither NOQUEUE nor capitals",
    tag: "postscreen[1]",
    text: "reject: connect from [192.0.2.5]:40312: all screening ports busy",
    event: { stage: "connect", client: { host: null, ip: "192.0.2.5" } },
  },
  {
    name: "a SASL failure",
    text: "warning: h.example.net[192.0.2.5]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
    event: {
      stage: "auth",
      disposition: "rejected",
      recipient: null,
      client,
      reply: { code: null },
    },
  },
  {
    name: "a SASL failure without a text, with a port",
    text: "warning: unknown[192.0.2.5]:55729: SASL PLAIN authentication failed:",
    event: { stage: "auth", client: { host: null, ip: "192.0.2.5" } },
  },
  {
    name: "a SASL failure of 3.8 and later, with the user's name",
    text: "warning: unknown[192.0.2.5]: SASL LOGIN authentication failed: (reason unavailable), sasl_username=ann@example.com",
    event: { stage: "auth" },
  },
];

describe("decisions", () => {
  test.each(cases)("$name", ({ tag, text, event }) => {
    expect(onlyEvent([postfix(tag ?? "smtpd[1]", text)])).toMatchObject(event);
  });
});

describe("what a client writes does not stand for the session", () => {
  const head = "NOQUEUE: reject: RCPT from h.example.net[192.0.2.5]: 554 5.7.1 ";
  test.each([
    {
      name: "in a quoted sender, which the text repeats",
      text: `${head}<"x; from=<v@example.org> to=<v@example.org>"@example.com>: Sender address rejected: Access denied; from=<"x; from=<v@example.org> to=<v@example.org>"@example.com> to=<b@example.org> proto=ESMTP helo=<x>`,
      sender: '"x; from=<v@example.org> to=<v@example.org>"@example.com',
    },
    {
      name: "in a quoted sender, in the description alone",
      text: `${head}Client host rejected: no; from=<"x to=<v@example.org>"@example.com> to=<b@example.org> proto=ESMTP helo=<x>`,
      sender: '"x to=<v@example.org>"@example.com',
    },
    {
      name: "in the HELO name",
      text: `${head}Client host rejected: no; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<to=<v@example.org>>`,
      sender: "a@example.com",
    },
  ])("$name", ({ text, sender }) => {
    expect(onlyEvent([postfix("smtpd[1]", text)])).toMatchObject({
      sender,
      recipient: "b@example.org",
    });
  });
});

describe("what refuses nobody is no event", () => {
  const tail = "; from=<a@example.com> to=<b@example.org> proto=ESMTP helo=<x>";
  test.each([
    `NOQUEUE: reject_warning: RCPT from h[192.0.2.5]: 554 5.7.1 <h>: Helo command rejected: no${tail}`,
    `NOQUEUE: warn: RCPT from h[192.0.2.5]: TEST access WARN action${tail}`,
    `NOQUEUE: info: RCPT from h[192.0.2.5]: a note${tail}`,
    `NOQUEUE: permit: RCPT from h[192.0.2.5]: action=permit_mynetworks for Client host=h${tail}`,
    `NOQUEUE: filter: RCPT from h[192.0.2.5]: <b@example.org>: Recipient address triggers FILTER smtp:[127.0.0.1]:10024${tail}`,
    `NOQUEUE: redirect: RCPT from h[192.0.2.5]: <b@example.org>: Recipient address triggers REDIRECT root@example.org${tail}`,
    `NOQUEUE: bcc: RCPT from h[192.0.2.5]: <b@example.org>: Sender address triggers BCC root@example.org${tail}`,
    `NOQUEUE: delay: RCPT from h[192.0.2.5]: <b@example.org>: Sender address triggers DELAY 5s${tail}`,
    `NOQUEUE: proxy-accept: END-OF-MESSAGE: 250 2.0.0 Ok: queued as 9BE3547AFE${tail}`,
    "NOQUEUE: client=h[192.0.2.5], sasl_method=PLAIN, sasl_username=ann",
    "NOQUEUE: lost connection after RCPT from h[192.0.2.5]",
    "NOQUEUE: timeout after DATA (40 bytes) from h[192.0.2.5]",
    "NOQUEUE: too many errors after RCPT from h[192.0.2.5]",
    "NOQUEUE: improper command pipelining after EHLO from h[192.0.2.5]: MAIL FROM:<a>",
    `4F9D195D70: milter-header-redirect: header X-Spam: yes from h[192.0.2.5]${tail}: root@example.org`,
    `4F9D195D70: warning: header Subject: x from h[192.0.2.5]${tail}: a note`,
    `4F9D195D70: info: header Subject: x from h[192.0.2.5]${tail}`,
    `4F9D195D70: replace: header Subject: x from h[192.0.2.5]${tail}: Subject: y`,
  ])("%s", (text) => {
    const { events, unparsed } = analyse([postfix("smtpd[1]", text)]);
    expect([events, unparsed]).toEqual([[], []]);
  });
});
