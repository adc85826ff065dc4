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
  "proxy-accept",
  "milter-quarantine",
]);

/** `reject: RCPT from host[ip]:port: `, the stage and the client of an access decision. */
const decision =
  /^([a-z_-]{2,20}): ([A-Z][A-Z-]{2,20}|unknown|end of DATA)(?: command)?(?: from (\S*\[[^\]]*\](?::\d+)?))?: /;

/** `reject: header Subject: … from host[ip]; from=<…> …: text`, from cleanup's header_checks. */
const contentDecision = /^([a-z_-]{2,20}): (?:header|body|mime-header|mime-error|nested-header) /;

/** The session as smtpd, postscreen (with commas) and cleanup append it. */
const sessionTail = /^; (?:from=<|proto=|client=|sasl_|helo=<|to=<)/;

interface Session {
  readonly sender: string | null;
  readonly recipient: string | null;
}

/** The value of `name=<…>` in a tail, or null. */
function bracketed(tail: string, name: string): string | null {
  const at = tail.indexOf(`${name}=<`);
  if (at < 0) return null;
  const start = at + name.length + 2;
  const end = addressEnd(tail, start);
  return end < 0 ? null : tail.slice(start, end);
}

/** Addresses come before the client's HELO name, which is free text and must not supply them. */
function parseSession(tail: string): Session {
  const recipient = / to=</.exec(tail);
  const helo = tail.indexOf(" helo=<");
  const known = helo < 0 ? tail : tail.slice(0, helo);
  return {
    sender: bracketed(known, "; from"),
    recipient: recipient === null ? null : bracketed(known, " to"),
  };
}

/** Index at which the session's description begins, or the length of the line. */
function sessionStart(line: string, from: number): number {
  for (let at = line.indexOf("; ", from); at >= 0; at = line.indexOf("; ", at + 2)) {
    if (sessionTail.test(line.slice(at, at + 12))) return at;
  }
  return line.length;
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
  const tailAt = sessionStart(line, textAt);
  const text = line.slice(textAt, tailAt);
  return {
    kind: "reject",
    queueId,
    disposition,
    stage: stageOfCommandName((match[2] ?? "").replace("end of DATA", "END-OF-MESSAGE")),
    client: match[3] === undefined ? null : parseClient(match[3]),
    ...parseSession(line.slice(tailAt)),
    // Who discards or holds mail tells the client that all is well.
    replyText: disposition === "rejected" ? text : null,
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
  const tail = tailAt < 0 ? "" : line.slice(tailAt);
  const session = /^; from=<.*?>(?: to=<.*?>)?(?: proto=\S+)?(?: helo=<[^>]*>)?(?:: |$)/.exec(tail);
  const text = session === null ? "" : tail.slice(session[0].length);
  return {
    kind: "reject",
    queueId,
    disposition,
    stage: "end-of-data",
    client: contentClient(line, tailAt),
    ...parseSession(session?.[0] ?? ""),
    replyText: disposition === "rejected" ? text : null,
    text: text === "" ? line : text,
  };
}

/** ` from host[ip]` before the session; mail from this machine has `local` there. */
function contentClient(line: string, tailAt: number): Client | null {
  if (tailAt < 0) return null;
  const at = line.lastIndexOf(" from ", tailAt);
  return at < 0 ? null : parseClient(line.slice(at + 6, tailAt));
}
