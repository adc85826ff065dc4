import type { RejectEvent, SessionEvent } from "../../model/log-event.js";
import type { Stage } from "../../model/stage.js";
import { parseClient } from "../host.js";
import { stageOfCommandName } from "./own-words.js";

const refusedCommand = /(?:^| )([a-z]+)=(\d+)\/(\d+)(?= |$)/g;

/**
 * Parses `disconnect from host[ip] ehlo=1 rcpt=0/1 unknown=0/3 commands=1/5` where commands were
 * refused: often the only trace of a 500, 502 or 503 (Postfix `src/smtpd/smtpd.c`, from 3.0).
 * Undefined where none was, or where a version does not count them.
 */
export function parseDisconnect(line: string): SessionEvent | undefined {
  const start = "disconnect from ".length;
  const clientEnd = line.indexOf(" ", start);
  if (clientEnd < 0) return undefined;
  const refused = new Map<Stage, number>();
  for (const [, name, accepted, all] of line.slice(clientEnd).matchAll(refusedCommand)) {
    if (name === undefined || name === "commands") continue;
    const stage = stageOfCommandName(name);
    refused.set(stage, (refused.get(stage) ?? 0) + Number(all) - Number(accepted));
  }
  if (refused.size === 0) return undefined;
  return {
    kind: "session",
    client: parseClient(line.slice(start, clientEnd)),
    refused: [...refused].map(([stage, count]) => ({ stage, count })),
    text: line,
  };
}

const saslFailure = /^warning: (\S*\[[^\]]*\](?::\d+)?): (SASL .*)$/s;

/** Parses `warning: host[ip]: SASL LOGIN authentication failed: …`: a login that we refused. */
export function parseSaslFailure(line: string): RejectEvent | undefined {
  const match = saslFailure.exec(line);
  const text = match?.[2];
  if (text === undefined || !text.includes("authentication fail")) return undefined;
  return {
    kind: "reject",
    queueId: null,
    disposition: "rejected",
    stage: "auth",
    sender: null,
    recipient: null,
    client: parseClient(match?.[1] ?? ""),
    replyText: text,
    text,
  };
}
