import type { Client } from "../model/delivery-attempt.js";
import type { MessageFact } from "../model/log-event.js";
import type { MessageFacts } from "../model/message-facts.js";
import type { Mta } from "../model/mta.js";
import { addressEnd } from "./address.js";
import { parseArrival } from "./exim/arrival.js";
import { parseClient } from "./host.js";

const nothing: MessageFacts = { sender: null, client: null, messageId: null, sizeBytes: null };

/**
 * Reads the facts of a message, which `told` gives as logged (`MessageEvent`). `wanted` may leave out
 * all but the parties, sender and client: counting asks for no more.
 */
export function readMessageFacts(
  mta: Mta,
  told: (fact: MessageFact) => string | null,
  wanted: "parties" | "all",
): MessageFacts {
  if (mta === "exim") {
    const arrival = told("arrival");
    return arrival === null ? nothing : parseArrival(arrival, wanted);
  }
  const sender = told("sender");
  const client = told("client");
  const parties = {
    sender: sender === null ? null : parseSender(sender),
    client: client === null ? null : parseClientText(client),
  };
  if (wanted === "parties") return { ...nothing, ...parties };
  const messageId = told("messageId");
  return {
    ...parties,
    messageId: messageId?.startsWith("<") === true ? messageId.slice(1, -1) : messageId,
    sizeBytes: sender === null ? null : parseSize(sender),
  };
}

function parseSize(text: string): number | null {
  const at = text.lastIndexOf(">, size=");
  return at < 0 ? null : Number.parseInt(text.slice(at + 8), 10);
}

/** `<a@b>, size=1234, nrcpt=1 (queue active)`. */
function parseSender(text: string): string | null {
  const close = addressEnd(text, 1);
  return close < 0 ? null : text.slice(1, close);
}

/** `host[ip], sasl_method=…`; behind a content filter `orig_client=` names who handed us the mail. */
function parseClientText(text: string): Client | null {
  const mark = ", orig_client=";
  const original = text.indexOf(mark);
  const start = original < 0 ? 0 : original + mark.length;
  const end = text.indexOf(",", start);
  return parseClient(text.slice(start, end < 0 ? text.length : end));
}
