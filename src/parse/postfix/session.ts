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

const saslFailure =
  /^warning: ([^\s[]{0,255}\[[^\]]{0,64}\](?::(?:\d{1,5}|unknown))?): (SASL .*)$/s;

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

const proxyRefusal =
  /^warning: proxy \S+ rejected "([A-Z]{4}) ?(?:FROM|TO)?:?([^"]{0,400})": "([^"]{3,2000})/;

/**
 * Parses `warning: proxy host:port rejected "RCPT TO:<x>": "550 …"`: what a before-queue filter said
 * to a command and smtpd passed on to the client (Postfix `src/smtpd/smtpd_proxy.c`). A refusal of
 * the whole message has a line of its own, `proxy-reject:`.
 */
export function parseProxyRefusal(line: string): RejectEvent | undefined {
  const match = proxyRefusal.exec(line);
  const reply = match?.[3];
  if (reply === undefined) return undefined;
  const address = /^<(.*?)>/.exec(match?.[2] ?? "")?.[1] ?? null;
  const stage = stageOfCommandName(match?.[1] ?? "");
  return {
    kind: "reject",
    queueId: null,
    disposition: "rejected",
    stage,
    sender: stage === "mail" ? address : null,
    recipient: stage === "rcpt" ? address : null,
    client: null,
    replyText: reply,
    text: reply,
  };
}
