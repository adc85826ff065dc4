import type { AttemptEvent, LogEvent, MessageEvent } from "../../model/log-event.js";
import { addressEnd } from "../address.js";
import { parseDelivery } from "./delivery.js";
import { isKnownLine, isKnownMessageLine } from "./known-lines.js";
import { QueueIdScanner } from "./queue-id.js";
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
  return scanner.scanText(text, start, end)
    ? parseMessageLine(text, start, end, program, scanner)
    : parseSessionLine(text, start, end, program);
}

/** Postfix `src/global/bounce.c`: the notice could not be written, so the mail stays. */
const bounceFailed = "status=deferred (bounce failed)";

const scanner = new QueueIdScanner();

/** Parses a line that begins with no queue id. */
export function parseSessionLine(
  text: string,
  start: number,
  end: number,
  program: string,
): LogEvent | "ignored" | undefined {
  if (text.startsWith("connect from ", start)) return "ignored";
  if (text.startsWith("disconnect from ", start)) {
    // Refused commands show as `rcpt=0/1`; without any, no slash follows the client.
    const slash = text.indexOf("/", start);
    return slash < 0 || slash >= end
      ? "ignored"
      : (parseDisconnect(text.slice(start, end)) ?? "ignored");
  }
  const line = text.slice(start, end);
  if (line.startsWith("NOQUEUE: ")) return parseNoQueue(line);
  if (line.startsWith(bounceFailed)) {
    return attempt({ disposition: "deferred", text: "bounce failed" });
  }
  if (line.startsWith("warning: ")) {
    return parseSaslFailure(line) ?? parseProxyRefusal(line) ?? "ignored";
  }
  return parseDecision(line, null) ?? (isKnownLine(line, program) ? "ignored" : undefined);
}

function parseNoQueue(line: string): LogEvent | "ignored" | undefined {
  const rest = line.slice("NOQUEUE: ".length);
  if (rest.startsWith("client=") || rest.startsWith("lost connection after ")) return "ignored";
  return parseDecision(rest, null) ?? (isKnownLine(rest, "smtpd") ? "ignored" : undefined);
}

/** Parses what stands behind a queue id; the frequent lines are told by their first letter. */
export function parseMessageLine(
  text: string,
  start: number,
  end: number,
  program: string,
  { end: idEnd, hash: idHash }: Readonly<Pick<QueueIdScanner, "end" | "hash">>,
): LogEvent | "ignored" | undefined {
  const at = idEnd + 2;
  const queueId = text.slice(start, idEnd);
  switch (text.charCodeAt(at)) {
    case 116: // to=<
      if (text.startsWith("to=<", at)) {
        return parseDelivery(text.slice(at, end), queueId, idHash, program);
      }
      break;
    case 114: // removed
      if (text.startsWith("removed", at) && (end === at + 7 || text.charCodeAt(at + 7) === 32)) {
        // What postsuper deletes, nobody gets; qmgr removes what is settled.
        const unsettled = program === "postsuper" ? "discarded" : null;
        return { kind: "end", queueId, idHash, unsettled };
      }
      break;
    case 102: // from=<
      if (text.startsWith("from=<", at)) {
        return parseFrom(text.slice(at, end), queueId, idHash);
      }
      break;
    case 99: // client=
      if (text.startsWith("client=", at)) {
        return message(queueId, idHash, "client", text.slice(at + 7, end));
      }
      break;
    case 109: // message-id=
      if (text.startsWith("message-id=", at)) {
        return message(queueId, idHash, "messageId", text.slice(at + 11, end));
      }
      break;
  }
  return parseRareLine(text.slice(at, end), queueId, idHash, program);
}

function parseRareLine(
  line: string,
  queueId: string,
  idHash: number,
  program: string,
): LogEvent | "ignored" | undefined {
  if (line.startsWith("uid=")) {
    // `uid=0 from=<root>`: handed in on this machine, so there is no client.
    const at = line.indexOf("from=<");
    return at < 0 ? "ignored" : message(queueId, idHash, "sender", line.slice(at + 5));
  }
  const reply = parseHostReply(line);
  if (reply !== undefined) return { ...reply, queueId, idHash };
  if (line.startsWith(bounceFailed)) {
    const failed = attempt({ disposition: "deferred", text: "bounce failed" });
    return { ...failed, queueId, idHash };
  }
  if (program === "postsuper" && line.startsWith("placed on hold")) {
    return { ...attempt({ disposition: "held", text: line }), queueId, idHash };
  }
  return (
    parseDecision(line, queueId) ?? (isKnownMessageLine(line, program) ? "ignored" : undefined)
  );
}

function message(
  queueId: string,
  idHash: number,
  fact: MessageEvent["fact"],
  text: string,
): MessageEvent {
  return { kind: "message", queueId, idHash, fact, text };
}

/** `from=<a>, size=1, nrcpt=1 (queue active)`, or `from=<a>, status=expired, returned to sender`. */
function parseFrom(line: string, queueId: string, idHash: number): LogEvent {
  // What is being tried ends in a bracket; only what is given up has a status.
  if (line.charCodeAt(line.length - 1) !== 41) {
    const close = addressEnd(line, 6);
    const rest = line.slice(close + 1);
    if (close > 0 && /^, status=(?:force-)?expired/.test(rest)) {
      const sender = line.slice(6, close);
      const told = { disposition: "expired", sender, text: rest.slice(2) } as const;
      return { ...attempt({ ...told, endsMessage: true }), queueId, idHash };
    }
  }
  return message(queueId, idHash, "sender", line.slice(5));
}

const hostReply =
  /^(?:(?:SASL authentication failed; server|TLS is required, but host|host) )([^\s[]{0,255}\[[^\]]{0,108}\](?::\d{1,5})?) (?:said|refused to talk to me|refused to start TLS): /;

/** `host mx1[ip] said: 451 …`: one of several hosts refused; the outcome follows on another line. */
function parseHostReply(line: string): AttemptEvent | undefined {
  const match = hostReply.exec(line);
  if (match === null) return undefined;
  return attempt({ relayText: match[1] ?? null, text: line, mayQuoteReply: true });
}

function attempt(told: Partial<AttemptEvent>): AttemptEvent {
  return {
    kind: "attempt",
    queueId: null,
    idHash: 0,
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
