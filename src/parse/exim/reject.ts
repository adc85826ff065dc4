import type { RejectEvent } from "../../model/log-event.js";
import type { Stage } from "../../model/stage.js";
import { addressEnd } from "../address.js";
import { type EximFields, parseFields, unbracket, unquote } from "./fields.js";
import { parseClientField } from "./host-field.js";

/** What was refused, as Exim names it (`src/src/smtp_in.c`, `acl_wherenames` in `globals.c`). */
const stageOfRefusal: readonly (readonly [RegExp, Stage])[] = [
  [/^RCPT/, "rcpt"],
  [/^MAIL/, "mail"],
  [/^(?:EHLO|HELO)/, "helo"],
  [/^(?:after |during )?(?:DATA|MIME|PRDR|DKIM)|^after PRDR|^during MIME/, "end-of-data"],
  [/^PREDATA|^DATA/, "data"],
  [/^AUTH/, "auth"],
  [/^STARTTLS/, "starttls"],
  [/^(?:VRFY|EXPN)/, "vrfy"],
  [/^ETRN/, "etrn"],
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
  const colon = refused.indexOf(": ");
  const text = colon < 0 ? "" : refused.slice(colon + 2);
  const who = { queueId, host: fields.get("H"), sender: fields.get("F") };
  if (refused.startsWith("RCPT ")) return parseRcptReject(who, refused);
  return reject(
    { ...who, host: who.host ?? clientIn(refused) },
    { stage: stageOf(refused), replyText: text, text: text === "" ? rest.trimStart() : text },
  );
}

function parseRcptReject(who: Who, refused: string): RejectEvent {
  const open = refused.indexOf("<");
  const close = open < 0 ? -1 : addressEnd(refused, open + 1);
  const bare = /^RCPT ([^\s:]+)/.exec(refused)?.[1] ?? null;
  const recipient = close < 0 ? bare : refused.slice(open + 1, close);
  const text = refused.slice(close < 0 ? "RCPT".length : close + 1).replace(/^:? ?/, "");
  return reject(who, { stage: "rcpt", recipient, replyText: text, text });
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
  [/^SMTP syntax error in /, "other"],
  [/^SMTP protocol (?:error|violation)[ :]/, "other"],
  [/^SMTP call from .{1,700} dropped: too many /, "other"],
  [/^unrecognized command /, "other"],
  [/^(?:[Cc]onnection from|SMTP call from) .{1,700} refused(?::| )/, "connect"],
  [/^refused connection from /, "connect"],
  [/^rejected (?:SMTP )?connection from /, "connect"],
  [/^rejected (?:EHLO|HELO|VRFY|EXPN|ETRN|AUTH|STARTTLS)/, null],
  [/^rejected from </, "end-of-data"],
  [/^(?:temporarily )?rejected by (?:local_scan|non-SMTP)/, "end-of-data"],
];

function parseOtherRefusal(line: string, queueId: string | null): RejectEvent | undefined {
  const found = otherRefusals.find(([pattern]) => pattern.test(line));
  if (found === undefined) return undefined;
  const at = line.search(/(?:^| )H=/);
  const host = at < 0 ? clientIn(line) : parseFields(line, at).get("H");
  const sender = /^rejected from (<[^>]{0,320}>)/.exec(line)?.[1];
  const stage = found[1] ?? stageOf(line.slice("rejected ".length));
  return reject({ queueId, host, sender }, { stage, replyText: null, text: line });
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
  if (!/reject|refused|SMTP |unrecognized/.test(line)) return undefined;
  return parseAclReject(line, queueId) ?? parseOtherRefusal(line, queueId);
}
