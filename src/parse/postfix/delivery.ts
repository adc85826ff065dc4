import type { Direction } from "../../model/direction.js";
import type { Disposition } from "../../model/disposition.js";
import type { AttemptEvent } from "../../model/log-event.js";
import { addressEnd } from "../address.js";
import { stageOfOwnWords } from "./own-words.js";

/** The words after `status=` (Postfix `src/global/{sent,defer,bounce,verify,log_adhoc}.c`). */
const dispositionOfStatus: ReadonlyMap<string, Disposition> = new Map([
  ["sent", "delivered"],
  ["expanded", "delivered"],
  ["deferred", "deferred"],
  ["SOFTBOUNCE", "deferred"],
  ["bounced", "bounced"],
  ["deliverable", "probed"],
  ["undeliverable", "probed"],
  ["undeliverable-but-not-cached", "probed"],
  ["expired", "expired"],
  ["force-expired", "expired"],
]);

const localAgents = new Set(["local", "virtual", "pipe", "discard", "spawn", "maildrop"]);

/** Whether a Postfix program delivers on this machine. */
export function isLocalAgent(program: string): boolean {
  return localAgents.has(program);
}

/** An agent that hands mail to a program or mailbox of this machine is local, a socket too. */
function directionOf(program: string, relay: string): Direction {
  return isLocalAgent(program) || relay.includes("[private/") || relay.includes("[/")
    ? "local"
    : "outbound";
}

/** The reason in the outermost brackets; a line that was cut lacks the closing one. */
function reasonIn(line: string, start: number): string {
  const open = line.indexOf("(", start);
  if (open < 0) return line.slice(start);
  return line.endsWith(")") ? line.slice(open + 1, -1) : line.slice(open + 1);
}

const suspended = "delivery temporarily suspended: ";

/**
 * Parses a delivery record, `to=<…>, orig_to=<…>, relay=…, delay=…, delays=…, dsn=…, status=WORD
 * (reason)`, from its `to=` on (Postfix `src/global/log_adhoc.c`). Fields that a version does not
 * have, or adds, do not matter: each is found by its name after the quoted addresses.
 */
export function parseDelivery(
  line: string,
  queueId: string,
  idHash: number,
  program: string,
): AttemptEvent | undefined {
  const close = addressEnd(line, 4);
  if (close < 0) return undefined;
  const recipient = line.slice(4, close);
  let at = close + 1;
  if (line.startsWith(", orig_to=<", at)) at = addressEnd(line, at + 11) + 1;
  const statusAt = line.indexOf("status=", at);
  if (statusAt < 0) return undefined;
  // A record that was cut, and the next one on the same line: its outcome is another recipient's.
  const cutAt = line.indexOf("]: ", at);
  if (cutAt >= 0 && cutAt < statusAt) return undefined;
  const relayText = field(line, "relay=", at, statusAt) ?? "none";
  const delay = field(line, "delay=", at, statusAt);
  const dsn = field(line, "dsn=", at, statusAt);
  const wordEnd = line.indexOf(" ", statusAt);
  const word = line.slice(statusAt + 7, wordEnd < 0 ? line.length : wordEnd);
  const disposition = dispositionOfStatus.get(word);
  if (disposition === undefined) return undefined;
  const text = wordEnd < 0 ? "" : reasonIn(line, wordEnd);
  const speaksSmtp = program === "smtp" || program === "lmtp";
  return {
    kind: "attempt",
    queueId,
    idHash,
    direction: directionOf(program, relayText),
    disposition,
    stage: disposition === "delivered" ? null : stageOfOwnWords(text),
    sender: null,
    recipient,
    relayText,
    dsn: dsn ?? null,
    delaySeconds: delay === undefined ? null : secondsOf(delay),
    text,
    // What is suspended echoes an older reply; no server has answered this time.
    mayQuoteReply: speaksSmtp && !text.startsWith(suspended),
    endsMessage: false,
  };
}

function secondsOf(delay: string): number | null {
  const seconds = Number(delay);
  return Number.isFinite(seconds) ? seconds : null;
}

/** A field's value between `from` and `to`: fields end at `, `. */
function field(line: string, name: string, from: number, to: number): string | undefined {
  let at = line.indexOf(name, from);
  // `delay=` must not be found inside another name, nor after the status, in a reason.
  while (at >= 0 && at < to && line.charCodeAt(at - 1) !== 32) at = line.indexOf(name, at + 1);
  if (at < 0 || at >= to) return undefined;
  const valueAt = at + name.length;
  const end = line.indexOf(", ", valueAt);
  return line.slice(valueAt, end < 0 || end > to ? to : end);
}
