import type { AttemptEvent, LogEvent } from "../../model/log-event.js";
import { hashText } from "../../text/hash-text.js";
import {
  parseClientLoginFailure,
  parseEximDelivery,
  parseHostReply,
  replyWithoutOutcome,
} from "./delivery.js";
import { isKnownEximLine, isKnownEximMessageLine } from "./known-lines.js";
import { messageIdEnd } from "./message-id.js";
import { parseEximReject } from "./reject.js";

/** Index of the first character behind the blank and the `[pid]` that follow an Exim stamp. */
function contentStart(text: string, start: number, end: number): number {
  let at = start;
  if (text.charCodeAt(at) === 32) at += 1;
  if (text.charCodeAt(at) === 91) {
    let digits = at + 1;
    while (digits < end && text.charCodeAt(digits) >= 48 && text.charCodeAt(digits) <= 57) {
      digits += 1;
    }
    if (digits > at + 1 && text.startsWith("] ", digits)) at = digits + 2;
  }
  return at;
}

/** Whether a message id follows a stamp at `start`, as in Exim's main and reject log. */
export function beginsWithMessageId(text: string, start: number, end: number): boolean {
  const idEnd = messageIdEnd(text, contentStart(text, start, end), end);
  return idEnd > 0 && (idEnd === end || text.charCodeAt(idEnd) === 32);
}

/** Whether what follows a stamp at `start` is a line of Exim's main or reject log. */
export function looksLikeExim(text: string, start: number, end: number): boolean {
  return beginsWithMessageId(text, start, end) || parseExim(text, start, end) !== undefined;
}

const messageLine = /^ (?:[<(]= |=> |-> |>> |\*\* |==|Completed)/;

/**
 * Whether a syslog line whose tag says nothing is Exim's: only a line about a message, whose id and
 * flag no other program writes, is taken for one.
 */
export function looksLikeEximMessage(text: string, start: number, end: number): boolean {
  const idEnd = messageIdEnd(text, start, end);
  return idEnd > 0 && messageLine.test(text.slice(idEnd, Math.min(end, idEnd + 12)));
}

const rejectlogDetail =
  /^(?:Envelope-(?:from|to): |[A-Z*]? {1,4}[!-9;-~]{1,80}:|\s|-{10,}|identified as )/;

/** Whether a line without a stamp is one of the headers that the reject log adds to a reject. */
export function isRejectlogDetail(line: string): boolean {
  return rejectlogDetail.test(line);
}

/**
 * Parses a line of Exim's logs behind its stamp. Returns `"ignored"` for lines that Exim is known
 * to write and that carry no outcome, undefined for others.
 */
export function parseExim(
  text: string,
  start: number,
  end: number,
): LogEvent | "ignored" | undefined {
  const at = contentStart(text, start, end);
  const idEnd = messageIdEnd(text, at, end);
  if (idEnd < 0) {
    const line = text.slice(at, end);
    return parseEximReject(line, null) ?? (isKnownEximLine(line) ? "ignored" : undefined);
  }
  if (idEnd < end && text.charCodeAt(idEnd) !== 32) return undefined;
  const queueId = text.slice(at, idEnd);
  const idHash = hashText(queueId);
  if (text.startsWith(" Completed", idEnd)) {
    return { kind: "end", queueId, idHash, unsettled: null };
  }
  const line = text.slice(Math.min(idEnd + 1, end), end);
  switch (line.slice(0, 2)) {
    case "<=":
    case "(=":
      return { kind: "message", queueId, idHash, fact: "arrival", text: line };
    case "=>":
    case "->":
    case ">>":
    case "**":
    case "==":
      return parseEximDelivery(line, queueId, idHash);
    case "*>":
      // `-N`: Exim was asked to deliver nothing.
      return "ignored";
  }
  if (line.startsWith("removed by ") || line.startsWith("cancelled by timeout_frozen_after")) {
    return { kind: "end", queueId, idHash, unsettled: "discarded" };
  }
  // `exim -Mg`, or a filter's command, gives a message up: its sender is told.
  if (line.startsWith("cancelled by ")) {
    return { kind: "end", queueId, idHash, unsettled: "bounced" };
  }
  if (/^(?:\*{3} )?Frozen\b/.test(line)) return frozen(queueId, line);
  return (
    parseHostReply(line, queueId) ??
    parseClientLoginFailure(line, queueId) ??
    parseEximReject(line, queueId) ??
    (isKnownEximMessageLine(line) ? "ignored" : undefined)
  );
}

/** A frozen message is tried no more until somebody thaws it. */
function frozen(queueId: string, line: string): AttemptEvent {
  return { ...replyWithoutOutcome(queueId, null, line), disposition: "held", mayQuoteReply: false };
}
