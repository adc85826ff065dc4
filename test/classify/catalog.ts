import type { Catalog } from "../../src/catalog/catalog.js";
import type {
  Advice,
  CauseEntry,
  EnhancedStatusCodeEntry,
  Provider,
  ReplyCodeEntry,
  Rule,
} from "../../src/catalog/schema.js";
import { type Cause, causes } from "../../src/model/classification.js";
import type { directions } from "../../src/model/direction.js";
import type { ProviderKind } from "../../src/model/provider-kind.js";

const owners = { outbound: "sender-admin", inbound: "author", local: "recipient-admin" } as const;

/** Causes that a later try can mend, in this made-up catalog. */
const mendable: readonly Cause[] = ["mailbox-full", "greylisting", "network"];

function causeEntry(id: Cause): CauseEntry {
  const advice = (direction: (typeof directions)[number]): Advice => ({
    headline: `${id} ${direction}`,
    summary: `Mend ${id}.`,
    owner: owners[direction],
    steps: [`Look at ${id}.`],
    links: [],
  });
  return {
    id,
    title: id,
    explanation: id,
    retry: mendable.includes(id),
    source: "RFC 5321",
    advice: {
      outbound: advice("outbound"),
      inbound: advice("inbound"),
      local: advice("local"),
    },
  };
}

function replyCode(code: number, cause: Cause | null): [number, ReplyCodeEntry] {
  const entry: ReplyCodeEntry = {
    code,
    name: "Name",
    status: "standard",
    meaning: "Meaning.",
    when: "When.",
    use: "Use.",
    action: "Act.",
    retry: "Retry.",
    owner: "sender-admin",
    fix: { "sender-admin": ["Do it."] },
    texts: [],
    causes: [],
    seeAlso: [],
    commands: ["RCPT"],
    enhanced: [],
    cause,
    references: [{ document: "RFC 5321", section: null }],
    source: "RFC 5321",
  };
  return [code, entry];
}

function enhancedCode(code: string, cause: Cause | null): [string, EnhancedStatusCodeEntry] {
  const entry: EnhancedStatusCodeEntry = {
    code,
    title: "Title",
    classes: ["4", "5"],
    status: "registered",
    meaning: "Meaning.",
    when: "When.",
    use: "Use.",
    action: "Act.",
    retry: "Retry.",
    owner: "sender-admin",
    fix: { "sender-admin": ["Do it."] },
    texts: [],
    causes: [],
    seeAlso: [],
    basicCodes: [],
    cause,
    reference: "RFC 3463",
    source: "RFC 3463",
  };
  return [code, entry];
}

const rule = (parts: Pick<Rule, "id" | "cause" | "pattern" | "speaker"> & Partial<Rule>): Rule => ({
  literals: [parts.pattern],
  source: "RFC 5321",
  examples: [],
  ...parts,
});

const provider = (id: string, kind: ProviderKind, parts: Partial<Provider> = {}): Provider => ({
  id,
  name: `The ${id}`,
  kind,
  hosts: [],
  signs: [],
  pages: {},
  source: "RFC 5321",
  ...parts,
});

/** A small made-up catalog with an entry for each thing that a classifier looks at. */
export const catalog: Catalog = {
  providers: new Map(
    [
      provider("example", "mailbox", {
        hosts: ["example.com"],
        signs: ["example mail"],
        codes: [
          { enhanced: "5.4.1", cause: "mailbox-unknown" },
          { code: 550, cause: "spam-content" },
        ],
      }),
      provider("sister", "mailbox", { hosts: ["mx.example.com"], sharesRulesOf: ["example"] }),
      provider("server", "software"),
      provider("list", "blocklist", { pages: { lookup: "https://example.org/lookup" } }),
    ].map((entry) => [entry.id, entry]),
  ),
  ownRules: [],
  sharedAdvice: new Map([
    [
      "listed",
      {
        id: "listed",
        outbound: {
          headline: "On the list {provider}",
          steps: ["Look {relayIp} up: {lookupPage}"],
          links: ["{lookupPage}"],
        },
      },
    ],
  ]),
  causes: new Map(causes.map((id) => [id, causeEntry(id)])),
  replyCodes: new Map([
    replyCode(252, "not-verified"),
    replyCode(501, "protocol"),
    replyCode(530, "smtp-auth"),
    replyCode(550, null),
    replyCode(551, "mailbox-unknown"),
    replyCode(552, "mailbox-full"),
  ]),
  enhancedStatusCodes: new Map([
    enhancedCode("X.0.0", null),
    enhancedCode("X.1.1", "mailbox-unknown"),
    enhancedCode("X.2.0", null),
    enhancedCode("X.2.2", "mailbox-full"),
    enhancedCode("X.4.1", "network"),
    enhancedCode("X.7.0", "policy"),
    enhancedCode("X.7.1", "policy"),
    enhancedCode("X.7.8", "smtp-auth"),
  ]),
  rules: [
    rule({
      id: "spam.example",
      cause: "spam-content",
      pattern: "spam found",
      speaker: "reply",
      provider: "example",
    }),
    rule({
      id: "server.unknown",
      cause: "mailbox-unknown",
      pattern: "no such user",
      speaker: "reply",
      provider: "server",
    }),
    rule({
      id: "list.listed",
      cause: "blocklist",
      pattern: "on the list",
      speaker: "reply",
      provider: "list",
      advice: "listed",
    }),
    rule({
      id: "example.rate",
      cause: "rate-limit",
      pattern: "slow down",
      speaker: "reply",
      provider: "example",
      knownProviderOnly: true,
      links: ["https://example.com/rates"],
    }),
    rule({
      id: "spam.any",
      cause: "reputation",
      pattern: "spam",
      speaker: "any",
      retry: true,
      advice: { outbound: { owner: "list-owner", headline: "Spam" } },
    }),
    rule({
      id: "net.timeout",
      cause: "network",
      pattern: "timed out",
      speaker: "own",
      retry: false,
    }),
    rule({
      id: "dns.state",
      cause: "dns-temporary",
      pattern: "dns",
      speaker: "own",
      enhanced: ["4.4.3"],
    }),
  ],
};
