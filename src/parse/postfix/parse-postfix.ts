import type { AttemptEvent, LogEvent, MessageEvent } from "../../model/log-event.js";
import { addressEnd } from "../address.js";
import { parseDelivery } from "./delivery.js";
import { isKnownLine, isKnownMessageLine } from "./known-lines.js";
import { queueIdEnd } from "./queue-id.js";
import { parseDecision } from "./reject.js";
import { parseDisconnect, parseProxyRefusal, parseSaslFailure } from "./session.js";

/**
 * Parses what a Postfix program wrote behind its syslog tag. Returns `"ignored"` for lines that
 * Postfix is known to write and that carry no outcome, undefined for others.
 *
 * Most lines are ignored ones: they are told by their first characters, before anything is cut
 * out of the block.
 */
export function parsePostfix(
  text: string,
  start: number,
  end: number,
  program: string,
): LogEvent | "ignored" | undefined {
  const idEnd = queueIdEnd(text, start, end);
  if (idEnd >= 0 && text.charCodeAt(idEnd + 1) === 32) {
    return parseMessageLine(text, start, idEnd, end, program);
  }
  if (text.startsWith("connect from ", start)) return "ignored";
  if (text.startsWith("disconnect from ", start)) {
    // Refused commands show as `rcpt=0/1`; the client's name may not hold a slash.
    for (let at = start + 16; at < end; at += 1) {
      if (text.charCodeAt(at) === 47) {
        return parseDisconnect(text.slice(start, end)) ?? "ignored";
      }
    }
    return "ignored";
  }
  const line = text.slice(start, end);
  if (line.startsWith("NOQUEUE: ")) return parseNoQueue(line);
  if (line.startsWith("status=deferred (bounce failed)")) {
    return attempt(null, { disposition: "deferred", text: "bounce failed" });
  }
  if (line.startsWith("warning: ")) {
    return parseSaslFailure(line) ?? parseProxyRefusal(line) ?? "ignored";
  }
  if (line.startsWith("reject: ") || line.startsWith("proxy-reject: ")) {
    return parseDecision(line, null);
  }
  return isKnownLine(line, program) ? "ignored" : undefined;
}

function parseNoQueue(line: string): LogEvent | "ignored" | undefined {
  const rest = line.slice("NOQUEUE: ".length);
  if (rest.startsWith("client=") || rest.startsWith("lost connection after ")) return "ignored";
  return parseDecision(rest, null) ?? (isKnownLine(rest, "smtpd") ? "ignored" : undefined);
}

function parseMessageLine(
  text: string,
  start: number,
  idEnd: number,
  end: number,
  program: string,
): LogEvent | "ignored" | undefined {
  const at = idEnd + 2;
  const queueId = text.slice(start, idEnd);
  if (text.startsWith("removed", at)) {
    // What postsuper deletes, nobody gets; qmgr removes what is settled.
    return { kind: "end", queueId, unsettled: program === "postsuper" ? "discarded" : null };
  }
  const line = text.slice(at, end);
  if (program === "postsuper" && line.startsWith("placed on hold")) {
    return attempt(queueId, { disposition: "held", text: line });
  }
  switch (line.charCodeAt(0)) {
    case 116: // to=<
      if (line.startsWith("to=<")) return parseDelivery(line, queueId, program);
      break;
    case 102: // from=<
      if (line.startsWith("from=<")) return parseFrom(line, queueId);
      break;
    case 99: // client=
      if (line.startsWith("client=")) return parseClientLine(line, queueId);
      break;
    case 109: // message-id=
      if (line.startsWith("message-id=")) return messageId(line, queueId);
      break;
    case 117: // uid=
      if (line.startsWith("uid=")) return parsePickup(line, queueId);
      break;
    case 104: // host
      if (line.startsWith("host ")) return parseHostReply(line, queueId);
      break;
  }
  return (
    parseDecision(line, queueId) ?? (isKnownMessageLine(line, program) ? "ignored" : undefined)
  );
}

/** `from=<a>, size=1, nrcpt=1 (queue active)`, or `from=<a>, status=expired, returned to sender`. */
function parseFrom(line: string, queueId: string): LogEvent | "ignored" {
  const close = addressEnd(line, 6);
  if (close < 0) return "ignored";
  const sender = line.slice(6, close);
  const rest = line.slice(close + 1);
  if (rest.startsWith(", status=expired") || rest.startsWith(", status=force-expired")) {
    return attempt(queueId, {
      disposition: "expired",
      sender,
      text: rest.slice(2),
      endsMessage: true,
    });
  }
  return told(queueId, { sender, sizeBytes: sizeOf(rest) });
}

/** The number behind `, size=`, or null; counted digit by digit because every message has one. */
function sizeOf(rest: string): number | null {
  if (!rest.startsWith(", size=")) return null;
  let size = 0;
  for (let at = 7; at < rest.length; at += 1) {
    const digit = rest.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    size = size * 10 + digit;
  }
  return size;
}

/** `client=host[ip]`; behind a content filter `orig_client=` names who handed us the mail. */
function parseClientLine(line: string, queueId: string): MessageEvent {
  const original = line.indexOf(", orig_client=");
  const start = original < 0 ? "client=".length : original + ", orig_client=".length;
  const end = line.indexOf(",", start);
  return told(queueId, { clientText: line.slice(start, end < 0 ? line.length : end) });
}

function messageId(line: string, queueId: string): MessageEvent {
  const start = "message-id=".length;
  const bracketed = line.charCodeAt(start) === 60 && line.endsWith(">");
  return told(queueId, {
    messageId: bracketed ? line.slice(start + 1, -1) : line.slice(start),
  });
}

/** `uid=0 from=<root>`: handed in on this machine, so there is no client. */
function parsePickup(line: string, queueId: string): MessageEvent | "ignored" {
  const at = line.indexOf("from=<");
  const close = at < 0 ? -1 : addressEnd(line, at + 6);
  return close < 0 ? "ignored" : told(queueId, { sender: line.slice(at + 6, close) });
}

/** Every message event has the same fields in the same order, which keeps their readers fast. */
function told(
  queueId: string,
  {
    sender = null,
    clientText = null,
    messageId = null,
    sizeBytes = null,
  }: Partial<Omit<MessageEvent, "kind" | "queueId">>,
): MessageEvent {
  return { kind: "message", queueId, sender, clientText, messageId, sizeBytes };
}

const hostReply = /^host (\S+\[[^\]]*\](?::\d+)?) (?:said|refused to talk to me): /;

/** `host mx1[ip] said: 451 …`: one of several hosts refused; the outcome follows on another line. */
function parseHostReply(line: string, queueId: string): AttemptEvent | undefined {
  const match = hostReply.exec(line);
  if (match === null) return undefined;
  return attempt(queueId, {
    relayText: match[1] ?? null,
    text: line,
    mayQuoteReply: true,
  });
}

function attempt(queueId: string | null, told: Partial<AttemptEvent>): AttemptEvent {
  return {
    kind: "attempt",
    queueId,
    direction: "outbound",
    disposition: null,
    stage: null,
    sender: null,
    recipient: null,
    relayText: null,
    dsn: null,
    delaySeconds: null,
    text: "",
    mayQuoteReply: false,
    endsMessage: false,
    ...told,
  };
}
