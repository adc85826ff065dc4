import type { Direction } from "../model/direction.js";
import type { MessageFact } from "../model/log-event.js";

/**
 * What a line of the frequent kinds says, as numbers and ranges of the block: nothing is cut out of
 * it. They are nine in ten lines, so one object serves them all and is filled anew for each.
 */
export class FrequentLine {
  /** `fact`: something about the message; `end`: its last line; `delivered`: to one recipient. */
  kind: "fact" | "end" | "delivered" = "end";
  /** Hash of the queue id (`hashText`). */
  idHash = 0;
  fact: MessageFact = "sender";
  /** Where the fact stands in the block; the recipient of a delivery. */
  start = 0;
  end = 0;
  direction: Direction = "outbound";
  /** Reply code of the delivery; 0 where nobody replied. */
  code = 0;
  /** Subject and detail of its enhanced status code, as `subject * 1000 + detail`; -1 for none. */
  enhanced = -1;
}
