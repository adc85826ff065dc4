import type { Direction } from "../../model/direction.js";
import type { Disposition } from "../../model/disposition.js";
import type { AttemptEvent } from "../../model/log-event.js";
import type { Stage } from "../../model/stage.js";
import { hashText } from "../../text/hash-text.js";
import { type EximFields, parseFields, parseSeconds, unbracket, unquote } from "./fields.js";
import { stageOfEximWords } from "./own-words.js";
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

/** Targets that keep nothing; a redirect router names them, so there is no transport. */
const nowhere = new Set([":blackhole:", "discarded"]);

const wholeDiscard = /^=> (?:(blackhole) (?:\((RCPT|MAIL) ACL )?|discarded \()/;

/**
 * `=> blackhole (DATA ACL discarded recipients): text`, `=> discarded (system filter)`: nobody gets
 * the message. What the ACLs for single recipients discard has a line for each of them already.
 */
function parseWholeDiscard(
  line: string,
  queueId: string,
  idHash: number,
): AttemptEvent | "ignored" | undefined {
  const match = wholeDiscard.exec(line);
  if (match === null) return undefined;
  if (match[2] !== undefined) return "ignored";
  return {
    ...replyWithoutOutcome(queueId, null, line.slice("=> ".length)),
    idHash,
    direction: match[1] === undefined ? "local" : "inbound",
    disposition: "discarded",
    mayQuoteReply: false,
  };
}

/**
 * A transport's name is the admin's choice: without a host that was talked to, the customary names
 * tell remote from local, and where no transport was reached, no local agent took part.
 */
export function directionOfTransport(transport: string | undefined): Direction {
  if (transport === undefined) return "outbound";
  return /smtp|remote|relay|smarthost/i.test(transport) && !/lmtp/i.test(transport)
    ? "outbound"
    : "local";
}

function directionOf(fields: EximFields): Direction {
  return fields.get("H") === undefined ? directionOfTransport(fields.get("T")) : "outbound";
}

/** ` defer (-44)`, with what was being done before it: `routing`, or a driver that has no name. */
const deferral = /^ ?(?:[a-z]{1,12} )?defer \((-?\d{1,5})\)/;
/** The system's word for a positive number stands before the host. */
const systemError = /^: ([^[\]=]{1,80}?)(?= [A-Z]{1,3}=|: |$)/;

/** With `log_selector = +deliver_time` it stands behind the text of a failure. */
const deliveryTime = / DT=[\d.dhms]{1,20}$/;

interface Reason {
  readonly number: number | null;
  readonly host: string | undefined;
  readonly text: string;
}

function parseReason(rest: string): Reason {
  const defer = deferral.exec(rest);
  if (defer === null) {
    const text = rest.replace(/^: ?/, "").replace(deliveryTime, "");
    return { number: null, host: undefined, text };
  }
  const behind = rest.slice(defer[0].length);
  const error = systemError.exec(behind);
  const fields = parseFields(behind, error?.[0].length ?? 0);
  const words = [error?.[1] ?? "", behind.slice(fields.next).replace(/^: ?/, "")];
  return {
    number: Number(defer[1]),
    host: fields.get("H"),
    text: words.filter((part) => part !== "").join(": "),
  };
}

const retryTimeout = /(?:^|: )retry timeout exceeded$/;

/**
 * Parses `=> address fields`, `** address fields: text` and `== address fields defer (number): text`
 * from their flag on (Exim specification, chapter 52; `src/src/deliver.c`). What was delivered has
 * the server's answer in `C="…"`.
 */
export function parseEximDelivery(
  line: string,
  queueId: string,
  idHash: number,
): AttemptEvent | "ignored" | undefined {
  const flag = line.slice(0, 2);
  const disposition = dispositionOfFlag.get(flag);
  if (disposition === undefined) return undefined;
  const whole = parseWholeDiscard(line, queueId, idHash);
  if (whole !== undefined) return whole;
  // A blank may be missing behind `==`.
  const recipient = parseEximRecipient(line, line.charCodeAt(2) === 32 ? 3 : 2);
  const fields = parseFields(line, recipient.next);
  const queueTime = fields.get("QT");
  const sender = fields.get("F");
  const delaySeconds = queueTime === undefined ? null : parseSeconds(queueTime);
  const ownSender = sender === undefined ? null : unbracket(sender);
  const ownHost = fields.get("H");
  if (disposition === "delivered") {
    const answer = fields.get("C");
    const isDiscarded = nowhere.has(recipient.target) && fields.get("T") === undefined;
    return {
      kind: "attempt",
      queueId,
      idHash,
      direction: isDiscarded ? "local" : directionOf(fields),
      disposition: isDiscarded ? "discarded" : "delivered",
      stage: null,
      sender: ownSender,
      recipient: recipient.address,
      relayText: ownHost ?? null,
      dsn: null,
      delaySeconds,
      text: answer === undefined ? "" : unquote(answer),
      mayQuoteReply: answer !== undefined,
      endsMessage: false,
    };
  }
  const reason = parseReason(line.slice(fields.next));
  const host = ownHost ?? reason.host;
  return {
    kind: "attempt",
    queueId,
    idHash,
    direction: host === undefined ? directionOf(fields) : "outbound",
    // In these words Exim gives a message up because of its age.
    disposition:
      disposition === "bounced" && retryTimeout.test(reason.text) ? "expired" : disposition,
    stage: stageOfEximWords(reason.text) ?? stageOfNumber.get(reason.number ?? 0) ?? null,
    sender: ownSender,
    recipient: recipient.address,
    relayText: host ?? null,
    dsn: null,
    delaySeconds,
    text: reason.text,
    mayQuoteReply: true,
    endsMessage: false,
  };
}

const hostReply =
  /^(?:H=)?(\S{1,255} \[[^\]]{1,64}\](?::\d{1,5})?):? (?=(?:SMTP|LMTP) error from remote mail)/;

/** An event for what one host said, without an outcome. */
export function replyWithoutOutcome(
  queueId: string,
  relayText: string | null,
  text: string,
): AttemptEvent {
  return {
    kind: "attempt",
    queueId,
    idHash: hashText(queueId),
    direction: "outbound",
    disposition: null,
    stage: null,
    sender: null,
    recipient: null,
    relayText,
    dsn: null,
    delaySeconds: null,
    text,
    mayQuoteReply: true,
    endsMessage: false,
  };
}

/** `H=mx1 [ip]: SMTP error from remote mail server after …`: one of several hosts refused. */
export function parseHostReply(line: string, queueId: string): AttemptEvent | undefined {
  const match = hostReply.exec(line);
  if (match === null) return undefined;
  const text = line.slice(match[0].length);
  const recipient =
    /^SMTP error from \S+ \S+ \S+ after (?:pipelined )?RCPT TO:<([^>]{1,400})>/.exec(text);
  return {
    ...replyWithoutOutcome(queueId, match[1] ?? null, text),
    recipient: recipient?.[1] ?? null,
  };
}

const clientLoginFailure =
  /^\S{1,64} authenticator failed H=(\S{0,255} \[[^\]]{1,64}\](?::\d{1,5})?):? (?=\d\d\d[ -])/;

/** `plain authenticator failed H=mx1 [ip] 535 …`: a remote server refused our login. */
export function parseClientLoginFailure(line: string, queueId: string): AttemptEvent | undefined {
  const match = clientLoginFailure.exec(line);
  if (match === null) return undefined;
  const text = line.slice(match[0].length);
  return { ...replyWithoutOutcome(queueId, match[1] ?? null, text), stage: "auth" };
}
