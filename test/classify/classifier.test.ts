import { describe, expect, test } from "vitest";
import { type ClassifierInput, createClassifier } from "../../src/classify/classifier.js";
import type { Classification } from "../../src/model/classification.js";
import type { ServerReply } from "../../src/model/server-reply.js";
import { catalog } from "./catalog.js";

const { classify, providerOf } = createClassifier(catalog);

const attempt: ClassifierInput = {
  mta: "postfix",
  direction: "outbound",
  disposition: "bounced",
  stage: "rcpt",
  reply: null,
  dsn: null,
  text: "words",
  provider: null,
};

const reply = (code: number | null, enhanced: string | null, text = "words"): ServerReply => ({
  code,
  enhanced,
  text,
});

type Row = [name: string, input: Partial<ClassifierInput>, verdict: Partial<Classification>];

const layers: Row[] = [
  [
    "a rule on the reply's text goes before its codes",
    { reply: reply(550, "5.1.1", "spam found") },
    { cause: "spam-content", evidence: "text", rule: "spam.example", provider: "example" },
  ],
  [
    "the next rule where the first does not match",
    { reply: reply(550, "5.1.1", "spam") },
    { cause: "reputation", evidence: "text", rule: "spam.any", provider: null },
  ],
  [
    "beside a reply, the log's own words are not searched",
    { reply: reply(550, "5.1.1"), text: "host said: 550 spam" },
    { cause: "mailbox-unknown", evidence: "enhanced", rule: "enhanced:X.1.1", provider: null },
  ],
  ["own words without a reply", { text: "timed out" }, { rule: "net.timeout", evidence: "text" }],
  [
    "a rule for own words does not hold for a reply",
    { reply: reply(550, "5.2.2", "timed out") },
    { cause: "mailbox-full", rule: "enhanced:X.2.2" },
  ],
  [
    "a rule's enhanced code is met by the MTA's own where nobody replied",
    { text: "dns", dsn: "4.4.3" },
    { cause: "dns-temporary", rule: "dns.state" },
  ],
  [
    "the MTA's own code, where nobody replied",
    { dsn: "4.4.1" },
    { cause: "network", evidence: "enhanced", rule: "enhanced:X.4.1" },
  ],
  [
    "the MTA's own code is not believed beside a reply without one",
    { reply: reply(552, null), dsn: "5.1.1" },
    { cause: "mailbox-full", evidence: "code", rule: "code:552" },
  ],
  [
    "an enhanced code without a cause falls through to the reply code",
    { reply: reply(552, "5.2.0") },
    { cause: "mailbox-full", evidence: "code", rule: "code:552" },
  ],
  [
    "a made-up x.0.0 says nothing",
    { dsn: "5.0.0" },
    { cause: "unknown", evidence: "none", rule: null },
  ],
  [
    "an unknown detail is read as its subject",
    { reply: reply(550, "5.7.999") },
    { cause: "policy", evidence: "enhanced", rule: "enhanced:X.7.0" },
  ],
  [
    "an unknown subject says nothing",
    { reply: reply(552, "5.9.999") },
    { cause: "mailbox-full", rule: "code:552" },
  ],
  [
    "an enhanced code of success says nothing of a failure",
    { reply: reply(552, "2.1.1") },
    { cause: "mailbox-full", rule: "code:552" },
  ],
  [
    "the reply code alone",
    { reply: reply(252, null) },
    { cause: "not-verified", evidence: "code" },
  ],
  [
    "a reply code without a cause",
    { reply: reply(550, null) },
    { cause: "unknown", evidence: "none", rule: null, owner: "sender-admin" },
  ],
  ["an unknown reply code", { reply: reply(599, null) }, { cause: "unknown", evidence: "none" }],
  ["a reply without codes", { reply: reply(null, null) }, { cause: "unknown", evidence: "none" }],
  ["given up for its age", { disposition: "expired" }, { cause: "expired", evidence: "none" }],
  [
    "given up for its age, with a reason",
    { disposition: "expired", reply: reply(452, "4.2.2") },
    { cause: "mailbox-full", evidence: "enhanced" },
  ],
];

const weakCodes: Row[] = [
  ["X.7.1 with a broad code", { reply: reply(550, "5.7.1") }, { cause: "policy" }],
  [
    "X.7.0 gives way to a code with one purpose",
    { reply: reply(530, "5.7.0") },
    { cause: "smtp-auth", evidence: "code", rule: "code:530" },
  ],
  ["X.7.1 gives way, too", { reply: reply(530, "5.7.1") }, { cause: "smtp-auth" }],
  ["but not to one of syntax", { reply: reply(501, "5.7.0") }, { cause: "policy" }],
  ["nor to one of the mail system", { reply: reply(551, "5.7.1") }, { cause: "policy" }],
  ["a strong one never", { reply: reply(530, "5.1.1") }, { cause: "mailbox-unknown" }],
];

const owners: Row[] = [
  ["outbound", { reply: reply(550, "5.1.1") }, { owner: "sender-admin" }],
  ["inbound", { direction: "inbound", reply: reply(550, "5.1.1") }, { owner: "author" }],
  ["local", { direction: "local", reply: reply(550, "5.1.1") }, { owner: "recipient-admin" }],
  ["a rule's own", { reply: reply(550, null, "spam") }, { owner: "list-owner" }],
  [
    "a rule's own for another direction",
    { direction: "inbound", reply: reply(550, null, "spam") },
    { owner: "author" },
  ],
];

const retries: Row[] = [
  ["the cause's", { reply: reply(550, "5.1.1") }, { retry: false }],
  ["the cause's, in spite of a 5", { reply: reply(552, "5.2.2") }, { retry: true }],
  ["a 4 is believed of codes", { reply: reply(450, "4.1.1") }, { retry: true }],
  ["the reply code decides where digits differ", { reply: reply(550, "4.1.1") }, { retry: false }],
  ["the enhanced code's digit without another", { reply: reply(null, "4.1.1") }, { retry: true }],
  ["a rule's own, in spite of a 5", { reply: reply(550, null, "spam") }, { retry: true }],
  ["a rule's own, in spite of a 4", { text: "timed out", dsn: "4.4.1" }, { retry: false }],
  [
    "text understood: the digit decides nothing",
    { reply: reply(450, null, "spam found") },
    { retry: false },
  ],
  ["nothing understood, 4", { reply: reply(450, null) }, { retry: true }],
  ["nothing understood, 5", { reply: reply(550, null) }, { retry: false }],
  ["nothing understood, made-up 4", { dsn: "4.0.0" }, { retry: true }],
  ["nothing said, deferred", { disposition: "deferred" }, { retry: true }],
  ["nothing said, bounced", { disposition: "bounced" }, { retry: false }],
  ["given up for its age", { disposition: "expired", dsn: "4.0.0" }, { retry: false }],
  ["success is no promise", { reply: reply(252, null) }, { retry: false }],
];

const spam = { reply: reply(550, null, "Found spam here") };
const fullText = "example mail: refused";

const providers: Row[] = [
  ["that of the host", { ...spam, provider: "other" }, { provider: "other", rule: "spam.any" }],
  [
    "that of the text where the host tells none",
    { reply: reply(554, null, fullText) },
    { provider: "example", rule: null },
  ],
  ["a list that the provider asks", { ...listed(), provider: "example" }, { provider: "list" }],
  ["not the software that it runs", { ...noUser(), provider: "example" }, { provider: "example" }],
  ["the software where nothing else is known", noUser(), { provider: "server" }],
  [
    "its own where it shares the rules of another",
    { reply: reply(450, null, "slow down"), provider: "sister" },
    { provider: "sister", rule: "example.rate" },
  ],
  [
    "a rule for a known provider wins nothing elsewhere",
    { reply: reply(452, null, "slow down") },
    { provider: null, rule: null },
  ],
  [
    "an enhanced code as the provider uses it",
    { reply: reply(550, "5.4.1", "Access denied"), provider: "example" },
    { cause: "mailbox-unknown", evidence: "enhanced", rule: "provider:example:5.4.1" },
  ],
  [
    "a reply code as the provider uses it, before the codes of all",
    { reply: reply(550, "5.1.1", "Go away"), provider: "example" },
    { cause: "spam-content", evidence: "code", rule: "provider:example:550" },
  ],
];

function listed(): Partial<ClassifierInput> {
  return { reply: reply(550, null, "You are on the list") };
}

function noUser(): Partial<ClassifierInput> {
  return { reply: reply(550, null, "no such user") };
}

test.each([
  ["mail.example.com", "example"],
  ["MAIL.Example.COM.", "example"],
  ["a.mx.example.com", "sister"],
  ["badexample.com", null],
  ["com", null],
  [null, null],
])("%s is a host of %s", (host, provider) => {
  expect(providerOf(host)).toBe(provider);
});

describe.each([
  ["layers", layers],
  ["providers", providers],
  ["weak codes", weakCodes],
  ["owner", owners],
  ["retry", retries],
])("%s", (_name, rows) => {
  test.each(rows)("%s", (_name, input, verdict) => {
    expect(classify({ ...attempt, ...input })).toMatchObject(verdict);
  });
});

test("a verdict seen again depends on all that it rests on", () => {
  for (const [, input, verdict] of [...layers, ...weakCodes, ...owners, ...retries]) {
    expect(classify({ ...attempt, ...input })).toMatchObject(verdict);
    expect(createClassifier(catalog).classify({ ...attempt, ...input })).toEqual(
      classify({ ...attempt, ...input }),
    );
  }
});

test("reads a hostile text of 100 KB in no time", () => {
  const text = "spam foun timed ou ".repeat(5_300);
  const start = performance.now();
  expect(classify({ ...attempt, reply: reply(550, null, text) }).rule).toBe("spam.any");
  expect(performance.now() - start).toBeLessThan(100);
});
