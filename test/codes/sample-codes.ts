import type { Catalog } from "../../src/catalog/catalog.js";
import type {
  CauseEntry,
  EnhancedStatusCodeEntry,
  ReplyCodeEntry,
  Rule,
} from "../../src/catalog/schema.js";
import type { Cause } from "../../src/model/classification.js";

// A small catalog with real codes, so that its pages read like those of the package.

const shared = {
  status: "standard" as const,
  owner: "sender-admin" as const,
  fix: { "sender-admin": ["Read the text."] },
  texts: [],
  seeAlso: [],
  cause: null,
  source: "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3",
};

function sentences(code: string) {
  return {
    meaning: `What ${code} means.`,
    when: `When ${code} is seen.`,
    use: `The server can only answer ${code}.`,
    action: `Do what ${code} asks.`,
    retry: `What ${code} does again.`,
  };
}

function reply(
  code: number,
  name: string,
  change: Partial<ReplyCodeEntry>,
): [number, ReplyCodeEntry] {
  const references = [{ document: "RFC 5321", section: "4.2.3" }];
  const rest = { commands: ["RCPT"], enhanced: [], causes: [], references };
  return [code, { ...shared, ...sentences(String(code)), ...rest, code, name, ...change }];
}

function enhanced(
  code: string,
  title: string,
  change: Partial<EnhancedStatusCodeEntry>,
): [string, EnhancedStatusCodeEntry] {
  const rest = { classes: ["5" as const], basicCodes: [], causes: [], reference: "RFC 3463" };
  const status = "registered" as const;
  return [code, { ...shared, status, ...sentences(code), ...rest, code, title, ...change }];
}

function cause(id: Cause, title: string, explanation: string): [Cause, CauseEntry] {
  const advice = {
    headline: title,
    summary: "Do it.",
    owner: "sender-admin" as const,
    steps: ["Do it."],
    links: [],
  };
  const byDirection = { outbound: advice, inbound: advice, local: advice };
  return [
    id,
    { id, title, explanation, retry: id === "greylisting", source: "RFC", advice: byDirection },
  ];
}

function rule(id: string, of: Cause, provider: string | undefined, text: string): Rule {
  return {
    id,
    cause: of,
    ...(provider === undefined ? {} : { provider }),
    pattern: "text",
    literals: ["text"],
    speaker: "reply",
    source: "RFC",
    examples: [{ text }],
  };
}

/** Every kind of pair: success and failure, now and for good, both kinds of code, the same entry. */
export const sampleCodes: Catalog = {
  providers: new Map([
    [
      "alpha-mail",
      {
        id: "alpha-mail",
        name: "Alpha Mail",
        kind: "mailbox",
        hosts: [],
        signs: [],
        pages: {},
        source: "RFC",
      },
    ],
  ]),
  ownRules: [],
  sharedAdvice: new Map(),
  causes: new Map([
    cause("mailbox-unknown", "Mailbox does not exist", "There is no such mailbox."),
    cause("policy", "A local rule refuses it", "A rule of the receiver."),
    cause("greylisting", "Greylisting: first try put off", "Strangers are put off at first."),
  ]),
  replyCodes: new Map([
    reply(250, "Requested mail action okay, completed", {
      owner: null,
      commands: ["MAIL", "RCPT", "end of DATA"],
    }),
    reply(252, "Cannot VRFY user, but will accept message and attempt delivery", {
      owner: null,
      commands: ["VRFY", "EXPN"],
      texts: ["252 VRFY disabled"],
      seeAlso: ["500", "550", "X.1.1", "X.9.9"],
    }),
    reply(354, "Start mail input; end with <CRLF>.<CRLF>", { owner: null, commands: ["DATA"] }),
    reply(450, "Requested mail action not taken: mailbox unavailable", {
      owner: "wait",
      enhanced: ["4.7.1"],
      causes: ["greylisting", "policy"],
    }),
    reply(451, "Requested action aborted: local error in processing", {
      owner: "wait",
      causes: ["greylisting"],
      status: "nonstandard",
    }),
    reply(500, "Syntax error, command unrecognized", {
      commands: ["any"],
      fix: {
        "sender-admin": [
          "Find the command before it: `swaks --server mx.example.com`.",
          "Look for a firewall | filter that changes *commands*.",
        ],
        "recipient-admin": ["Nothing to fix."],
      },
      texts: ["500 5.5.2 Error: bad syntax", "500 <command> unrecognized"],
      seeAlso: ["252"],
    }),
    reply(550, "Requested action not taken: mailbox unavailable", {
      owner: "list-owner",
      enhanced: ["5.1.1", "5.7.1"],
      causes: ["mailbox-unknown", "policy"],
    }),
  ]),
  enhancedStatusCodes: new Map([
    enhanced("X.1.1", "Bad destination mailbox address", {
      owner: "list-owner",
      basicCodes: [550],
      causes: ["mailbox-unknown"],
    }),
    enhanced("X.1.10", "Recipient address has null MX", {
      owner: "list-owner",
      causes: ["mailbox-unknown"],
      reference: "RFC 7505 section 4.2",
    }),
    enhanced("X.7.1", "Delivery not authorized, message refused", {
      classes: ["4", "5"],
      basicCodes: [450, 550],
      causes: ["policy", "greylisting"],
    }),
    enhanced("X.7.999", "Refused by Example Mail", {
      status: "unregistered",
      reference: "Not registered; used by Example Mail",
      source: "https://support.example.com/codes",
    }),
  ]),
  rules: [
    rule("zeta.full", "policy", "zeta-mail", "550 5.7.1 text"),
    rule("alpha.grey", "greylisting", "alpha-mail", "450 4.7.1 text"),
    rule("alpha.user", "mailbox-unknown", "alpha-mail", "550 5.1.1 text"),
    rule("generic.user", "mailbox-unknown", undefined, "550 text"),
  ],
};
