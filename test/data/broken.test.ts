import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { RuleParts } from "../../src/catalog/catalog.js";
import type { DataFile } from "../../src/catalog/data-file.js";
import {
  validateCauses,
  validateEnhancedStatusCodes,
  validateProviders,
  validateReplyCodes,
  validateRules,
  validateSharedAdvice,
} from "../../src/catalog/validate-catalog.js";
import { MailwhyError } from "../../src/errors.js";

const directory = new URL("broken/", import.meta.url);

/** What the rules of the fixtures may refer to. */
const parts: RuleParts = {
  providers: new Map([
    [
      "list",
      {
        id: "list",
        name: "The List",
        kind: "blocklist",
        hosts: [],
        signs: [],
        pages: { lookup: "https://example.org/" },
        source: "RFC 5782",
      },
    ],
  ]),
  sharedAdvice: new Map([
    ["listed", { id: "listed", outbound: { steps: ["{lookupPage}", "{removalPage}"] } }],
  ]),
};

const validators = {
  rules: (file: DataFile) => validateRules([file], parts),
  causes: validateCauses,
  providers: validateProviders,
  advice: validateSharedAdvice,
  "reply-codes": validateReplyCodes,
  "enhanced-status-codes": validateEnhancedStatusCodes,
} as const;

/** The message of each broken fixture, without its file name. */
const messages: Readonly<Record<string, string>> = {
  "advice-for-excluded-direction.rules.json":
    "rules[0].advice.inbound (mailbox-full.over-quota): the rule excludes this direction; leave its advice out",
  "advice-without-provider.rules.json":
    "rules[0].advice (list.any): listed names {lookupPage}, which the provider of the rule would fill in; name the provider\nrules[0].advice (list.any): listed names {removalPage}, which the provider of the rule would fill in; name the provider",
  "backreference.rules.json":
    "rules[0].pattern (mailbox-full.over-quota): backreference \\k<a> at offset 22; write the text out",
  "cause-twice.reply-codes.json":
    'replyCodes[0].causes (550): "policy" stands here twice; keep one',
  "cause-without-owner.reply-codes.json":
    "replyCodes[0].causes (550): nobody acts, so nothing failed: no causes",
  "code-twice.enhanced-status-codes.json":
    "enhancedStatusCodes[1] (X.1.2): this code stands here twice; keep one",
  "code-twice.reply-codes.json": "replyCodes[1] (450): this code stands here twice; keep one",
  "codes-without-code.providers.json":
    "providers[0].codes[0] (gmail): expected code, enhanced or both",
  "does-not-compile.rules.json":
    "rules[0].pattern (mailbox-full.over-quota): does not compile at offset 16: a parenthesis lacks its partner",
  "example-against-condition.rules.json":
    "rules[0].examples[0] (mailbox-full.over-quota): the example does not have the codes or the stage that the rule asks for; mend either",
  "example-does-not-match.rules.json":
    'rules[0].examples[0] (mailbox-full.over-quota): the pattern does not match "Over quota"; mend the example or the pattern',
  "example-of-another.rules.json":
    "rules[1].examples[0] (mailbox-full.over-quota): won by mailbox-full.any; put this rule before it, or narrow that one",
  "failure-without-cause.reply-codes.json":
    "replyCodes[0].causes (550): name what it is mostly caused by",
  "host-of-two.providers.json":
    "providers[1].hosts (google): google.com is a host of gmail already; leave it to one of them",
  "id-twice.rules.json":
    "rules[1].id (mailbox-full.over-quota): stands in id-twice.rules.json already; give each rule its own id",
  "key-twice.rules.json.txt": 'line 2, column 28: the key "id" stands here twice; keep one',
  "known-provider-unnamed.rules.json":
    "rules[0].knownProviderOnly (list.any): the rule names no provider; name one, or leave this out",
  "literal-not-required.rules.json":
    'rules[0].pattern (mailbox-full.over-quota): can match "mailbox over quota", which holds none of the literals; add one for it',
  "log-in-headline.advice.json":
    "advice[0].outbound.headline (listed): placeholder {relayHost}; placeholders stand in steps only",
  "lookbehind.rules.json":
    "rules[0].pattern (mailbox-full.over-quota): lookbehind at offset 0; match the text before instead",
  "missing.causes.json":
    "causes: not-verified, unknown missing; describe each cause of the closed set",
  "nested-repetition.rules.json":
    "rules[0].pattern (mailbox-full.over-quota): can be tried in > 1e9 ways, 10000 are allowed; shorten gaps such as .{0,200}, or split the rule",
  "no-examples.rules.json":
    "rules[0].examples (mailbox-full.over-quota): empty; give at least 1 entry",
  "no-fix-of-the-owner.reply-codes.json":
    "replyCodes[0].fix (550): author acts first, so say what author does",
  "no-fix.reply-codes.json": "replyCodes[0].fix (550): expected a fix for at least one role",
  "no-https.rules.json":
    "rules[0].advice.outbound.links[0] (mailbox-full.over-quota): expected an https address",
  "no-rules.rules.json": "rules: empty; give at least 1 entry",
  "no-source.rules.json": "rules[0].source (mailbox-full.over-quota): missing; give a text",
  "not-a-domain.providers.json":
    "providers[0].hosts[0] (gmail): expected a domain, such as mx.example.com",
  "not-json.rules.json.txt": "line 3, column 20: expected a key in double quotes",
  "odd-backtick.advice.json":
    "advice[0].outbound.steps[0] (listed): a backtick without its partner; put each command between two",
  "odd-backtick.causes.json":
    "causes[19].advice.outbound.steps[0] (tls): a backtick without its partner; put each command between two",
  "odd-backtick.reply-codes.json":
    "replyCodes[0].fix.sender-admin[0] (550): a backtick without its partner; put each command between two",
  "odd-backtick.rules.json":
    "rules[0].advice.outbound.steps[0] (mailbox-full.over-quota): a backtick without its partner; put each command between two",
  "own-words-with-codes.rules.json":
    "rules[0].codes (mailbox-full.over-quota): the mail server's own words carry no reply code; leave the codes out",
  "owner-of-success.reply-codes.json": "replyCodes[0].owner (250): nothing failed: owner is null",
  "page-that-is-missing.rules.json":
    "rules[0].advice (list.any): listed names {removalPage}, which list does not have; take other advice",
  "placeholder-in-headline.rules.json":
    "rules[0].advice.outbound.headline (mailbox-full.over-quota): placeholder {recipient}; placeholders stand in steps only",
  "placeholder.reply-codes.json":
    "replyCodes[0].fix.sender-admin[0] (550): placeholder {relay}; nothing of a log is known here, so write NAME or example.com",
  "see-also-class.reply-codes.json":
    "replyCodes[0].seeAlso[0] (550): expected a code such as 450 or X.7.1",
  "shares-with-nobody.providers.json": 'providers[0].sharesRulesOf (gmail): "goggle" is not known',
  "short-sign.providers.json":
    "providers[0].signs[0] (gmail): too short; give at least 3 characters",
  "text-of-a-stranger.reply-codes.json":
    "replyCodes[0].texts[0] (550): mail.corp.com may belong to somebody; write example.com\nreplyCodes[0].texts[0] (550): 10.1.2.3 may belong to somebody; write 192.0.2.1",
  "too-many-ways.rules.json":
    "rules[0].pattern (mailbox-full.over-quota): can be tried in 531441 ways, 10000 are allowed; shorten gaps such as .{0,200}, or split the rule",
  "twice.causes.json": "causes[29] (unknown): this cause stands here twice; keep one",
  "twice.providers.json": "providers[1].id (gmail): gmail stands here twice; keep one",
  "unbounded-range.rules.json":
    "rules[0].pattern (mailbox-full.over-quota): unbounded repetition {2,} at offset 13; write a bounded one such as .{0,80}",
  "unbounded.rules.json":
    "rules[0].pattern (mailbox-full.over-quota): unbounded repetition * at offset 7; write a bounded one such as .{0,80}",
  "unknown-advice.rules.json":
    'rules[0].advice (list.any): "lsited" is not known; did you mean listed?',
  "unknown-cause.rules.json":
    'rules[0].cause (mailbox-full.over-quota): found "quota"; expected one of mailbox-unknown, mailbox-disabled, mailbox-full, address-syntax, domain-not-found, sender-rejected, sender-authentication, smtp-auth, relay-denied, reverse-dns, blocklist, reputation, spam-content, malware-content, policy, rate-limit, greylisting, message-size, message-format, tls, dns-temporary, network, protocol, mail-loop, expired, remote-fault, local-fault, not-verified, unknown',
  "unknown-key.rules.json":
    "rules[0].regex (mailbox-full.over-quota): this key is not known here; correct it, or take it out",
  "unknown-page.advice.json":
    "advice[0].outbound.steps[0] (listed): unknown placeholder {statusPage}; known are {senderDomain} {recipientDomain} {recipient} {relayHost} {relayIp} {clientHost} {clientIp} {listedIp} {provider} {lookupPage} {removalPage} {formPage} {helpPage}",
  "unknown-placeholder.rules.json":
    "rules[0].advice.outbound.steps[0] (mailbox-full.over-quota): unknown placeholder {domain}; known are {senderDomain} {recipientDomain} {recipient} {relayHost} {relayIp} {clientHost} {clientIp} {listedIp}",
  "unknown-provider.rules.json": 'rules[0].provider (list.any): "gmial" is not known',
  "unknown-role.reply-codes.json":
    "replyCodes[0].fix.postmaster (550): this key is not known here; correct it, or take it out\nreplyCodes[0].fix (550): expected a fix for at least one role",
  "unsorted.enhanced-status-codes.json":
    "enhancedStatusCodes[1] (X.1.2): stands after X.1.10; sort the codes",
  "unsorted.providers.json": "providers[1].id (aol): stands after gmail; sort by id",
  "unsorted.reply-codes.json": "replyCodes[1] (450): stands after 550; sort the codes",
  "upper-case-literal.rules.json":
    "rules[0].literals[0] (mailbox-full.over-quota): expected lower case",
  "with-class.enhanced-status-codes.json":
    "enhancedStatusCodes[0].code (5.1.2): expected a code such as X.1.1",
  "wrong-code.reply-codes.json": "replyCodes[0].code (600): too high; give at most 599",
  "wrong-id.rules.json":
    "rules[0].id (MailboxFull): expected an id of the form family.name, such as own.quota",
};

function messageOf(name: string, bytes: Uint8Array): string {
  const kind = name.split(".")[1] ?? "";
  const validate = Object.entries(validators).find(([key]) => key === kind)?.[1];
  try {
    validate?.({ name, bytes });
  } catch (error) {
    if (error instanceof MailwhyError && error.code === "CATALOG_INVALID") return error.message;
    throw error;
  }
  return "accepted";
}

test("every fixture has its message", () => {
  expect(readdirSync(directory).sort()).toEqual(Object.keys(messages).sort());
});

test.each(readdirSync(directory))("%s", (name) => {
  const message = messageOf(name, readFileSync(new URL(name, directory)));
  expect(message.replaceAll(`${name}: `, "")).toBe(messages[name]);
});
