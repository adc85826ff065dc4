import type { Client } from "./delivery-attempt.js";

/** What the lines of a message told of it, each null where none did. */
export interface MessageFacts {
  /** Envelope sender; empty for the null sender. */
  readonly sender: string | null;
  readonly client: Client | null;
  /** Value of the Message-ID header, without its brackets. */
  readonly messageId: string | null;
  readonly sizeBytes: number | null;
}
