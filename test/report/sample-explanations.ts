import type {
  CauseEntry,
  EnhancedStatusCodeEntry,
  ReplyCodeEntry,
} from "../../src/catalog/schema.js";
import type {
  EnhancedCodeExplanation,
  ReplyCodeExplanation,
  ReplyExplanation,
  UnknownCodeExplanation,
} from "../../src/report/explanation.js";

const advice = {
  headline: "This recipient address does not exist",
  summary: "Correct the address or take it off the list.",
  owner: "list-owner",
  steps: [
    "Look for a typing error: compare the address with a mail that this person sent to you.",
    "Take `ann@example.com` out of the lists and address books that feed this server.",
  ],
  links: ["https://www.rfc-editor.org/rfc/rfc3463#section-3.2"],
} as const;

const cause: CauseEntry = {
  id: "mailbox-unknown",
  title: "Mailbox does not exist",
  explanation:
    "The server that is responsible for the domain has no mailbox and no alias with this name.",
  retry: false,
  source: "RFC 3463 section 3.2",
  advice: {
    outbound: { ...advice, steps: [...advice.steps], links: [...advice.links] },
    inbound: { ...advice, steps: [...advice.steps], links: [...advice.links] },
    local: { ...advice, steps: [...advice.steps], links: [...advice.links] },
  },
};

const enhanced: EnhancedStatusCodeEntry = {
  code: "X.1.1",
  title: "Bad destination mailbox address",
  classes: ["4", "5"],
  status: "registered",
  meaning: "The mailbox named in the address does not exist.",
  when: "At RCPT, or in a bounce from a relay that took the mail before it looked.",
  use: "The domain is yours and holds no such mailbox.",
  action: "Correct the address, or take it off the list.",
  retry: "The same address is refused again.",
  owner: "list-owner",
  fix: {
    author: ["Compare the address with a mail that this person sent to you."],
    "list-owner": ["Take the address off the list at the first refusal."],
  },
  texts: ["550 5.1.1 <ann@example.com>: Recipient address rejected: User unknown"],
  causes: ["mailbox-unknown"],
  seeAlso: ["X.2.1", "550"],
  basicCodes: [450, 550],
  cause: "mailbox-unknown",
  reference: "RFC 3463 section 3.2",
  source: "https://www.rfc-editor.org/rfc/rfc3463#section-3.2",
};

const reply: ReplyCodeEntry = {
  code: 550,
  name: "Requested action not taken: mailbox unavailable",
  status: "standard",
  meaning: "Refused for good: no such mailbox, no access to it, or a rule of the receiver.",
  when: "At RCPT mostly an unknown address. After the message mostly spam, SPF, DKIM or DMARC.",
  use: "The command is refused for good and no other code says why better.",
  action: "Act on the text first; do not send the same again.",
  retry: "The same mail fails again.",
  owner: "sender-admin",
  fix: {
    "sender-admin": [
      "Read the enhanced code and the text: `mailwhy explain '550 5.7.1 …'` says more.",
      "A rule: repair what the text names (SPF, DKIM, DMARC, PTR, blocklist) before you send again.",
    ],
    "list-owner": ["Take unknown addresses off the list."],
    "recipient-admin": ["See which restriction it was: `postconf smtpd_recipient_restrictions`."],
  },
  texts: ["550 5.1.1 User unknown", "550 relay not permitted"],
  causes: ["mailbox-unknown", "policy"],
  seeAlso: ["551", "X.7.1"],
  commands: ["RCPT", "MAIL", "end of DATA", "VRFY"],
  enhanced: ["5.1.1", "5.7.99"],
  cause: null,
  references: [
    { document: "RFC 5321", section: "4.2.3" },
    { document: "RFC 821", section: null },
  ],
  source: "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3",
};

const declined: ReplyCodeEntry = {
  ...reply,
  code: 252,
  name: "Cannot VRFY user, but will accept message and attempt delivery",
  meaning: "The server declines to say whether the address exists.",
  when: "After `VRFY`.",
  owner: null,
  fix: { "sender-admin": ["Nothing is broken."] },
  texts: [],
  causes: [],
  seeAlso: [],
  commands: ["VRFY"],
  enhanced: [],
  cause: "not-verified",
  source: "RFC 5321 section 3.5.3",
};

export const replyCode: ReplyCodeExplanation = {
  kind: "reply-code",
  entry: reply,
  cause: null,
  related: [enhanced],
  causes: [
    { id: "mailbox-unknown", title: "Mailbox does not exist" },
    { id: "policy", title: "A local rule refuses it" },
  ],
  seeAlso: [
    { code: "551", name: "User not local; please try <forward-path>" },
    { code: "X.7.1", name: "Delivery not authorized, message refused" },
  ],
};

export const successCode: ReplyCodeExplanation = {
  kind: "reply-code",
  entry: declined,
  cause: { ...cause, id: "not-verified", title: "Not checked, but accepted" },
  related: [],
  causes: [{ id: "not-verified", title: "Not checked, but accepted" }],
  seeAlso: [],
};

export const enhancedCode: EnhancedCodeExplanation = {
  kind: "enhanced-code",
  code: "5.1.1",
  entry: enhanced,
  cause,
  causes: [{ id: "mailbox-unknown", title: cause.title }],
  seeAlso: [
    { code: "5.2.1", name: "Mailbox disabled, not accepting messages" },
    { code: "550", name: reply.name },
  ],
};

export const unusualClass: EnhancedCodeExplanation = { ...enhancedCode, code: "2.1.1" };

export const unknownReplyCode: UnknownCodeExplanation = {
  kind: "unknown-code",
  code: "559",
  nearestReplyCodes: [reply],
  nearestEnhancedCodes: [],
};

export const unknownEnhancedCode: UnknownCodeExplanation = {
  kind: "unknown-code",
  code: "2.1.99",
  nearestReplyCodes: [],
  nearestEnhancedCodes: [enhanced],
};

/** A whole log line. */
export const logLine: ReplyExplanation = {
  kind: "reply",
  input:
    "Nov 20 11:02:13 mail01 postfix/smtp[123]: 4jX6ws6ZbtzLP6B: to=<ann@example.com>, relay=mx1.example.com[192.0.2.9]:25, delay=1.2, dsn=5.1.1, status=bounced (host mx1.example.com[192.0.2.9] said: 550 5.1.1 User unknown (in reply to RCPT TO command))",
  attempt: {
    direction: "outbound",
    disposition: "bounced",
    stage: "rcpt",
    sender: "",
    recipient: "ann@example.com",
    client: { host: "app1", ip: "10.1.2.3" },
    relay: { host: "mx1.example.com", ip: "192.0.2.9", port: 25 },
    reply: { code: 550, enhanced: "5.1.1", text: "User unknown" },
    dsn: "5.1.1",
    text: "host mx1.example.com[192.0.2.9] said: 550 5.1.1 User unknown",
  },
  verdict: {
    cause: "mailbox-unknown",
    owner: "list-owner",
    retry: false,
    provider: "gmail",
    providerKind: "mailbox",
    rule: "gmail.no-such-user",
    evidence: "text",
  },
  providerName: "Gmail",
  cause,
  advice: cause.advice.outbound,
};

/** A reply without anything around it. */
export const bareReply: ReplyExplanation = {
  ...logLine,
  input: "550 no",
  attempt: {
    direction: "outbound",
    disposition: null,
    stage: null,
    sender: null,
    recipient: null,
    client: null,
    relay: null,
    reply: { code: 550, enhanced: null, text: "no" },
    dsn: null,
    text: "no",
  },
  verdict: {
    cause: "mailbox-unknown",
    owner: "list-owner",
    retry: false,
    provider: null,
    providerKind: null,
    rule: null,
    evidence: "code",
  },
  providerName: null,
};

export const delivered: ReplyExplanation = {
  ...bareReply,
  input: "250 2.0.0 Ok: queued as 4jX6ws6ZbtzLP6B",
  attempt: {
    ...bareReply.attempt,
    disposition: "delivered",
    reply: { code: 250, enhanced: "2.0.0", text: "Ok: queued as 4jX6ws6ZbtzLP6B" },
  },
  verdict: null,
  cause: null,
  advice: null,
};
