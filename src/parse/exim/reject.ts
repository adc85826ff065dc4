import type { RejectEvent } from "../../model/log-event.js";
import type { Stage } from "../../model/stage.js";
import { addressEnd } from "../address.js";
import { type EximFields, parseFields, unbracket, unquote } from "./fields.js";
import { parseClientField } from "./host-field.js";

/**
 * What was refused, as Exim names it (`src/src/smtp_in.c`, `acl_wherenames` in `globals.c`); commands
 * that a client typed may be in small letters, and have quotes around them.
 */
const stageOfRefusal: readonly (readonly [RegExp, Stage])[] = [
  [/^"?(?:RCPT|recipient)/i, "rcpt"],
  [/^"?(?:MAIL|sender)/i, "mail"],
  [/^"?(?:EHLO|HELO)/i, "helo"],
  [/^(?:after |during )?(?:DATA|MIME|PRDR|DKIM)|^after PRDR|^during MIME/, "end-of-data"],
  [/^(?:from <|by local_scan|by non-SMTP)/, "end-of-data"],
  [/^PREDATA|^"(?:DATA|BDAT)/i, "data"],
  [/^"?AUTH/i, "auth"],
  [/^"?STARTTLS/i, "starttls"],
  [/^"?(?:VRFY|EXPN|verify)/i, "vrfy"],
  [/^"?ETRN/i, "etrn"],
  [/^connection|^remote host|^from remote host/, "connect"],
];

function stageOf(refused: string): Stage {
  return stageOfRefusal.find(([pattern]) => pattern.test(refused))?.[1] ?? "other";
}

/** Who was refused: the fields `H` and `F` of the line. */
interface Who {
  readonly queueId: string | null;
  readonly host: string | undefined;
  readonly sender: string | undefined;
}

function reject(
  who: Who,
  told: { stage: Stage | null; recipient?: string | null; replyText: string | null; text: string },
): RejectEvent {
  return {
    kind: "reject",
    queueId: who.queueId,
    disposition: "rejected",
    sender: who.sender === undefined ? null : unbracket(who.sender),
    recipient: told.recipient ?? null,
    client: parseClientField(who.host),
    stage: told.stage,
    replyText: told.replyText,
    text: told.text,
  };
}

/** `fields rejected RCPT <x>: text`, `fields temporarily rejected after DATA: text`. */
function parseAclReject(line: string, queueId: string | null): RejectEvent | undefined {
  const fields = parseFields(line, 0);
  const rest = line.slice(fields.next);
  const start = /^ ?(?:temporarily )?rejected /.exec(rest);
  if (start === null) return parseCutthroughReject(line, queueId, fields);
  const refused = rest.slice(start[0].length);
  const who = { queueId, host: fields.get("H"), sender: fields.get("F") };
  if (refused.startsWith("RCPT ")) return parseRcptReject(who, refused);
  if (who.host === undefined) return parseBareReject(who, rest.trimStart(), refused);
  const text = behindColon(refused);
  return reject(who, {
    stage: stageOf(refused),
    replyText: text === "" ? null : text,
    text: text === "" ? rest.trimStart() : text,
  });
}

function behindColon(text: string): string {
  const colon = text.indexOf(": ");
  return colon < 0 ? "" : text.slice(colon + 2);
}

/** `rejected EHLO from (h) [ip]: text`, `rejected from <a> H=(h) [ip]: text`: the client comes after. */
function parseBareReject(who: Who, line: string, refused: string): RejectEvent {
  const fields = fieldsAt(refused, refused.search(/(?:^| )H=/));
  const host = fields?.get("H") ?? clientIn(refused);
  const from = /^(?:MAIL FROM:|from )<([^>]{0,320})>/.exec(refused)?.[1];
  const text = behindColon(fields === undefined ? refused : refused.slice(fields.next));
  return reject(
    { queueId: who.queueId, host, sender: who.sender ?? from },
    {
      stage: stageOf(refused),
      replyText: text === "" ? null : text,
      text: text === "" ? line : text,
    },
  );
}

function fieldsAt(line: string, at: number): EximFields | undefined {
  return at < 0 ? undefined : parseFields(line, at);
}

function parseRcptReject(who: Who, refused: string): RejectEvent {
  const start = "RCPT ".length;
  const open = refused.indexOf("<");
  // Without brackets where the client gave none.
  const bare = open === start ? undefined : /^[^\s:]*/.exec(refused.slice(start))?.[0];
  const close = bare === undefined ? addressEnd(refused, start + 1) : start + bare.length - 1;
  const recipient = bare ?? refused.slice(start + 1, close < 0 ? refused.length : close);
  const text = close < 0 ? "" : refused.slice(close + 1).replace(/^:? ?/, "");
  return reject(who, { stage: "rcpt", recipient, replyText: text, text });
}

const discard = /^ ?RCPT (?:<([^>]{0,320})>|([^\s:]{1,320})): discarded by (?:RCPT|MAIL) ACL/;

/** `H=… F=<…> RCPT <x>: discarded by RCPT ACL: text`: the client was told that all is well. */
function parseDiscard(line: string, queueId: string | null): RejectEvent | undefined {
  const fields = parseFields(line, 0);
  const text = line.slice(fields.next);
  const match = discard.exec(text);
  if (match === null) return undefined;
  const who = { queueId, host: fields.get("H"), sender: fields.get("F") };
  const recipient = match[1] ?? match[2] ?? null;
  const event = reject(who, { stage: "rcpt", recipient, replyText: null, text: text.trimStart() });
  return { ...event, disposition: "discarded" };
}

const cutthrough = /^ (\S{1,320}@\S{1,255})(?= )/;

/**
 * `H=… recipient F=<…> rejected after DATA: R=… C="554 …"`: the host that the mail was being passed
 * on to refused it, and so did we.
 */
function parseCutthroughReject(
  line: string,
  queueId: string | null,
  before: EximFields,
): RejectEvent | undefined {
  const address = cutthrough.exec(line.slice(before.next));
  if (address === null) return undefined;
  const behind = parseFields(line, before.next + address[0].length);
  const verb = /^ ?(?:temporarily )?rejected after DATA: ?/.exec(line.slice(behind.next));
  if (verb === null) return undefined;
  const text = line.slice(behind.next + verb[0].length);
  const answer = parseFields(text, 0).get("C");
  return reject(
    { queueId, host: before.get("H"), sender: behind.get("F") },
    {
      stage: "end-of-data",
      recipient: address[1] ?? null,
      replyText: answer === undefined ? text : unquote(answer),
      text,
    },
  );
}

/** `from name (helo) [ip]`, as lines without `H=` name the client. */
function clientIn(line: string): string | undefined {
  return /(?:from|for) ((?:[^\s()[]{1,255} )?(?:\([^()]{0,255}\) )?\[[^\]]{1,64}\])/.exec(
    line,
  )?.[1];
}

/** Login failures: `plain authenticator failed for H=… [ip]: 535 Incorrect authentication data`. */
const loginFailure = /^\S{1,64} authenticator (?:failed|temporarily failed) for /;

function parseLoginFailure(line: string): RejectEvent | undefined {
  const match = loginFailure.exec(line);
  if (match === null) return undefined;
  const rest = line.slice(match[0].length);
  // Before 4.9x the host stands without `H=`.
  const bare = rest.startsWith("H=") ? rest : `H=${rest}`;
  const fields = parseFields(bare, 0);
  const text = bare.slice(fields.next).replace(/^: ?/, "");
  return reject(
    { queueId: null, host: fields.get("H"), sender: undefined },
    { stage: "auth", replyText: text, text },
  );
}

/** Refusals that are not an ACL's; each names the client behind its own words. */
const otherRefusals: readonly (readonly [RegExp, Stage | null])[] = [
  [/^SMTP protocol synchronization error /, "other"],
  [/^SMTP (?:syntax|protocol) error in (?=")/, null],
  [/^SMTP protocol (?:error|violation)[ :]/, "other"],
  [/^SMTP call from .{1,700} dropped: too many /, "other"],
  [/^unrecognized command /, "other"],
  [/^(?:[Cc]onnection from|SMTP call from) .{1,700} refused(?::| )/, "connect"],
  [/^(?:temporarily )?refused connection from /, "connect"],
  [/^too many recipients: (?:message|excess temporarily) rejected: /, "rcpt"],
  [/^unqualified (?=(?:sender|recipient|verify) rejected: )/, null],
];

/** Where the client is named; what it sent stands in quotes before, and may look the same. */
const namedClient = /(?:^| )H=/;

function parseOtherRefusal(line: string, queueId: string | null): RejectEvent | undefined {
  for (const [pattern, known] of otherRefusals) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const behind = line.slice(match[0].length);
    const at = line.startsWith("SMTP ") ? line.lastIndexOf('" H=') : -1;
    const fields = fieldsAt(line, at < 0 ? line.search(namedClient) : at + 1);
    const sender = /^(?:sender rejected: |.{0,60}sender=)<([^>]{0,320})>/.exec(behind)?.[1];
    const recipient = /^recipient rejected: <([^>]{0,320})>/.exec(behind)?.[1] ?? null;
    return reject(
      { queueId, host: fields?.get("H") ?? clientIn(line), sender },
      { stage: known ?? stageOf(behind), recipient, replyText: null, text: line },
    );
  }
  return undefined;
}

/**
 * Parses a refusal of a client, from Exim's main or reject log. Exim logs its own words and mostly
 * not its reply code, so none is made up. Undefined for another line.
 */
export function parseEximReject(line: string, queueId: string | null): RejectEvent | undefined {
  if (line.includes("authenticator ")) {
    const failure = parseLoginFailure(line);
    if (failure !== undefined) return failure;
  }
  if (!/reject|refused|SMTP |unrecognized|discarded by/.test(line)) return undefined;
  return (
    parseAclReject(line, queueId) ?? parseDiscard(line, queueId) ?? parseOtherRefusal(line, queueId)
  );
}
