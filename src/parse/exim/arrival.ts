import type { MessageFacts } from "../../model/message-facts.js";
import { parseFields, unbracket } from "./fields.js";
import { parseClientField } from "./host-field.js";

/**
 * Parses `<= sender H=… [ip] P=esmtp S=1234 id=…`; the subject and the recipients behind it, which
 * are the sender's to choose, are not read. `wanted` may leave out all but sender and client.
 */
export function parseArrival(line: string, wanted: "parties" | "all"): MessageFacts {
  const blank = line.indexOf(" ", 3);
  const senderEnd = blank < 0 ? line.length : blank;
  const fields = parseFields(line, senderEnd, wanted === "parties" ? "H" : null);
  const size = fields.get("S");
  return {
    sender: unbracket(line.slice(3, senderEnd)),
    client: parseClientField(fields.get("H")),
    messageId: fields.get("id") ?? null,
    sizeBytes: size === undefined ? null : Number(size),
  };
}
