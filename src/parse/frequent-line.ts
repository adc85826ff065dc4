import type { Direction } from "../model/direction.js";
import type { MessageFact } from "../model/log-event.js";

/**
 * What a line of the frequent kinds says, as numbers and ranges of the block: nothing is cut out of
 * it. They are nine in ten lines, so one object serves them all and is filled anew for each.
 */
export class FrequentLine {
  /**
   * `fact`: something about the message; `end`: its last line; `delivered`: to one recipient;
   * `failed`: one recipient was not delivered to; `refused`: we refused one of a client's recipients.
   */
  kind: "fact" | "end" | "delivered" | "failed" | "refused" = "end";
  /** Hash of the queue id (`hashText`). */
  idHash = 0;
  fact: MessageFact = "sender";
  /** Where the fact stands in the block; the recipient of all else, -1 where none is named. */
  start = 0;
  end = 0;
  direction: Direction = "outbound";
  /** Reply code of the delivery; 0 where nobody replied. */
  code = 0;
  /** Subject and detail of its enhanced status code, as `subject * 1000 + detail`; -1 for none. */
  enhanced = -1;
  /** Host that was talked to when it failed, or the client, as logged; `hostStart` -1: none is named. */
  hostStart = -1;
  hostEnd = -1;
  /** Envelope sender of what was refused. */
  senderStart = 0;
  senderEnd = 0;
  /**
   * What else a failure or refusal is judged by: `fieldsStart` to `fieldsEnd`, `wordsStart` to `wordsEnd`, and
   * `traits`, a small number for what the line does not spell out. Failures that are alike in these,
   * what is masked left out, are alike in all but their names.
   */
  fieldsStart = 0;
  fieldsEnd = 0;
  wordsStart = 0;
  wordsEnd = 0;
  traits = 0;
}
