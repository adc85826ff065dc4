import type { Client } from "../../model/delivery-attempt.js";
import type { Disposition } from "../../model/disposition.js";
import type { RejectEvent } from "../../model/log-event.js";
import { addressEnd } from "../address.js";
import { parseClient } from "../host.js";
import { stageOfCommandName } from "./own-words.js";

/**
 * What an access action does to the mail. Actions that only warn, label or reroute it are not
 * here: nobody was refused (Postfix `access(5)`, `header_checks(5)`, `milter`).
 */
const dispositionOfAction: ReadonlyMap<string, Disposition> = new Map([
  ["reject", "rejected"],
  ["milter-reject", "rejected"],
  ["proxy-reject", "rejected"],
  ["abort", "rejected"],
  ["hangup", "rejected"],
  ["discard", "discarded"],
  ["milter-discard", "discarded"],
  ["hold", "held"],
  ["milter-hold", "held"],
]);

/** Actions that leave the mail on its way. */
const harmlessActions = new Set([
  "reject_warning",
  "warn",
  "warning",
  "info",
  "redirect",
  "filter",
  "replace",
  "prepend",
  "bcc",
  "strip",
  "delay",
  "pass",
  "permit",
  "proxy-accept",
  "milter-quarantine",
]);

/** `reject: RCPT from host[ip]:port: `, the stage and the client of an access decision. */
const decision =
  /^([a-z_-]{2,20}): ([A-Z][A-Z-]{2,20}|unknown|connect|end of DATA)(?: command| content)?(?: from ([^\s[]{0,255}\[[^\]]{0,64}\](?::(?:\d{1,5}|unknown))?))?: /;

/**
 * `reject: header Subject: … from host[ip]; from=<…> …: text`, from cleanup's header_checks;
 * `milter-header-reject: header …` where a filter added the header.
 */
const contentDecision =
  /^(?:milter-(?:header|body)-)?([a-z_-]{2,20}): (?:header|body|content|mime-header|mime-error|nested-header) /;

interface Session {
  readonly sender: string | null;
  readonly recipient: string | null;
  /** Index behind the session's description. */
  readonly next: number;
}

/** What follows the addresses, in this order where it stands; postscreen puts commas between. */
const behindAddresses =
  /(?:,? proto=[^\s,;:]{1,40})?(?:,? helo=<[^<>]{0,2000}>)?(?: sasl_method=\S{1,100})?(?: sasl_username=\S{1,400})?(?: sasl_sender=\S{1,400})?/y;

/**
 * The session that smtpd, postscreen and cleanup append, at the `; ` at `start`; undefined where
 * other text stands there. Every part may be missing.
 */
function parseSession(line: string, start: number): Session | undefined {
  let at = start + 1;
  const address = (name: string): string | null => {
    const comma = line.charCodeAt(at) === 44 ? 1 : 0;
    if (!line.startsWith(name, at + comma)) return null;
    const from = at + comma + name.length;
    const end = addressEnd(line, from);
    if (end < 0) return null;
    at = end + 1;
    return line.slice(from, end);
  };
  const sender = address(" from=<");
  const recipient = address(" to=<");
  behindAddresses.lastIndex = at;
  const next = at + (behindAddresses.exec(line)?.[0].length ?? 0);
  return next === start + 1 ? undefined : { sender, recipient, next };
}

/** How a session's description may begin; a line that was cut has no more than its beginning. */
const sessionStart = /; (?:from=<|to=<|proto=|helo=<|sasl_)/g;

/** Likenesses of a session's description that are tried in one line; a real one has very few. */
const maxSessions = 16;

/**
 * Finds the session's description. Addresses, which stand in the text as well, may hold anything
 * in quotes: the description is the first that goes on to the end of the line.
 */
function findSession(line: string, from: number): { start: number; session: Session | undefined } {
  let first = -1;
  let tries = 0;
  for (const { index } of line.slice(from).matchAll(sessionStart)) {
    const start = from + index;
    tries += 1;
    if (tries > maxSessions) break;
    const session = parseSession(line, start);
    if (session?.next === line.length) return { start, session };
    if (first < 0) first = start;
  }
  if (first >= 0) return { start: first, session: parseSession(line, first) };
  // smtpd ends its text with a semicolon even where it has nothing to add.
  const end = line.endsWith(";") ? line.length - 1 : line.length;
  return { start: end, session: undefined };
}

/**
 * Parses what smtpd, postscreen or cleanup decided about a client's mail, from the action on:
 * `reject: RCPT from host[ip]: 554 5.7.1 <x>: Relay access denied; from=<> to=<> …`. Returns
 * `"ignored"` for actions that refuse nothing, undefined for another line.
 */
export function parseDecision(
  line: string,
  queueId: string | null,
): RejectEvent | "ignored" | undefined {
  const match = decision.exec(line);
  if (match === null) return parseContentDecision(line, queueId);
  const action = match[1] ?? "";
  const disposition = dispositionOfAction.get(action);
  if (disposition === undefined) return harmlessActions.has(action) ? "ignored" : undefined;
  const textAt = match[0].length;
  const { start: tailAt, session } = findSession(line, textAt);
  const text = line.slice(textAt, tailAt);
  // Who discards or holds mail tells the client that all is well; who hangs up tells it nothing.
  const isSaid = disposition === "rejected" && action !== "hangup" && action !== "abort";
  return {
    kind: "reject",
    queueId,
    disposition,
    stage: stageOfCommandName(match[2] ?? ""),
    client: match[3] === undefined ? null : parseClient(match[3]),
    sender: session?.sender ?? null,
    recipient: session?.recipient ?? null,
    replyText: isSaid ? text : null,
    text,
  };
}

/** The header's own text may hold anything, so the session is looked for from the right. */
function parseContentDecision(
  line: string,
  queueId: string | null,
): RejectEvent | "ignored" | undefined {
  const match = contentDecision.exec(line);
  if (match === null) return undefined;
  const action = match[1] ?? "";
  const disposition = dispositionOfAction.get(action);
  if (disposition === undefined) return harmlessActions.has(action) ? "ignored" : undefined;
  const tailAt = line.lastIndexOf("; from=<");
  const session = tailAt < 0 ? undefined : parseSession(line, tailAt);
  const text = session === undefined ? "" : line.slice(session.next).replace(/^: /, "");
  const isSaid = disposition === "rejected" && text !== "";
  return {
    kind: "reject",
    queueId,
    disposition,
    stage: "end-of-data",
    client: contentClient(line, tailAt),
    sender: session?.sender ?? null,
    recipient: session?.recipient ?? null,
    replyText: isSaid ? text : null,
    text: text === "" ? line : text,
  };
}

/** ` from host[ip]` before the session; mail from this machine has `local` there. */
function contentClient(line: string, tailAt: number): Client | null {
  if (tailAt < 0) return null;
  const at = line.lastIndexOf(" from ", tailAt);
  return at < 0 ? null : parseClient(line.slice(at + 6, tailAt));
}
