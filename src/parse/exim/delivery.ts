import type { Direction } from "../../model/direction.js";
import type { Disposition } from "../../model/disposition.js";
import type { AttemptEvent } from "../../model/log-event.js";
import type { Stage } from "../../model/stage.js";
import { type EximFields, parseFields, parseSeconds, unbracket, unquote } from "./fields.js";
import { parseEximRecipient } from "./recipient.js";

const dispositionOfFlag: ReadonlyMap<string, Disposition> = new Map([
  ["=>", "delivered"],
  ["->", "delivered"],
  [">>", "delivered"],
  ["**", "bounced"],
  ["==", "deferred"],
]);

/** Stages that Exim's own error numbers stand for (`src/src/macros.h`). */
const stageOfNumber: ReadonlyMap<number, Stage> = new Map([
  [-37, "starttls"],
  [-38, "starttls"],
  [-42, "auth"],
  [-44, "rcpt"],
  [-45, "mail"],
  [-46, "data"],
  [110, "connect"],
  [111, "connect"],
  [113, "connect"],
]);

const nowhere = new Set([":blackhole:", "/dev/null"]);

/**
 * A transport's name is the admin's choice. With a host it talked to one; without, the customary
 * names tell remote from local, and where no transport was reached, no local agent took part.
 */
function directionOf(fields: EximFields): Direction {
  if (fields.values.has("H")) return "outbound";
  const transport = fields.values.get("T");
  if (transport === undefined) return "outbound";
  return /smtp|remote|relay|smarthost/i.test(transport) && !/lmtp/i.test(transport)
    ? "outbound"
    : "local";
}

/** `defer (-44): strerror H=name [ip]:port: message`, as `==` lines have it. */
const deferral = /^ ?(?:routing |[a-z]{1,12} )?defer \((-?\d{1,5})\)/;
const deferralHost = /^(:? ?[^[\]]{0,200}?) H=(\S{0,255} \[[^\]]{0,64}\](?::\d{1,5})?)/;

interface Reason {
  readonly number: number | null;
  readonly host: string | undefined;
  readonly text: string;
}

function parseReason(rest: string): Reason {
  const defer = deferral.exec(rest);
  if (defer === null) return { number: null, host: undefined, text: rest.replace(/^: ?/, "") };
  let words = rest.slice(defer[0].length);
  const host = deferralHost.exec(words);
  if (host !== null) words = `${host[1] ?? ""}${words.slice(host[0].length)}`;
  return { number: Number(defer[1]), host: host?.[2], text: words.replace(/^: ?/, "") };
}

/**
 * Parses `=> address fields`, `** address fields: text` and `== address fields defer (number): text`
 * from their flag on (Exim specification, chapter 52; `src/src/deliver.c`). What was delivered has
 * the server's answer in `C="…"`.
 */
export function parseEximDelivery(line: string, queueId: string): AttemptEvent | undefined {
  const flag = line.slice(0, 2);
  const disposition = dispositionOfFlag.get(flag);
  if (disposition === undefined) return undefined;
  // A blank may be missing behind `==`.
  const recipient = parseEximRecipient(line, line.charCodeAt(2) === 32 ? 3 : 2);
  const fields = parseFields(line, recipient.next);
  const queueTime = fields.values.get("QT");
  const sender = fields.values.get("F");
  const common = {
    kind: "attempt" as const,
    queueId,
    recipient: recipient.address,
    dsn: null,
    delaySeconds: queueTime === undefined ? null : parseSeconds(queueTime),
    direction: directionOf(fields),
    endsMessage: false,
    sender: sender === undefined ? null : unbracket(sender),
  };
  if (disposition === "delivered") {
    const answer = fields.values.get("C");
    return {
      ...common,
      disposition: nowhere.has(recipient.target) ? "discarded" : "delivered",
      stage: null,
      relayText: fields.values.get("H") ?? null,
      text: answer === undefined ? "" : unquote(answer),
      mayQuoteReply: answer !== undefined,
    };
  }
  const reason = parseReason(line.slice(fields.next));
  const host = fields.values.get("H") ?? reason.host;
  return {
    ...common,
    direction: host === undefined ? common.direction : "outbound",
    disposition,
    stage: reason.number === null ? null : (stageOfNumber.get(reason.number) ?? null),
    relayText: host ?? null,
    text: reason.text,
    mayQuoteReply: true,
  };
}

const hostReply =
  /^(?:H=)?(\S{1,255} \[[^\]]{1,64}\](?::\d{1,5})?):? (?=(?:SMTP|LMTP) error from remote mail)/;

/** `H=mx1 [ip]: SMTP error from remote mail server after …`: one of several hosts refused. */
export function parseHostReply(line: string, queueId: string): AttemptEvent | undefined {
  const match = hostReply.exec(line);
  if (match === null) return undefined;
  return {
    kind: "attempt",
    queueId,
    direction: "outbound",
    disposition: null,
    stage: null,
    sender: null,
    recipient: null,
    relayText: match[1] ?? null,
    dsn: null,
    delaySeconds: null,
    text: line.slice(match[0].length),
    mayQuoteReply: true,
    endsMessage: false,
  };
}
