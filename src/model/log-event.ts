import type { Client } from "./delivery-attempt.js";
import type { Direction } from "./direction.js";
import type { Disposition } from "./disposition.js";
import type { FinalState } from "./final-state.js";
import type { Stage } from "./stage.js";

/** What a line can tell of a message; `arrival`: Exim's line, which tells all of it. */
export const messageFacts = ["sender", "client", "messageId", "arrival"] as const;

export type MessageFact = (typeof messageFacts)[number];

/**
 * Something about a message that later lines of it are joined with. `text` is as logged: most
 * messages are delivered, and then nobody asks what it says.
 */
export interface MessageEvent {
  readonly kind: "message";
  readonly queueId: string;
  /** Hash of the queue id (`hashText`), by which its message is found. */
  readonly idHash: number;
  readonly fact: MessageFact;
  readonly text: string;
}

/** One try to deliver to one recipient, or a reply that one of several hosts gave. */
export interface AttemptEvent {
  readonly kind: "attempt";
  readonly queueId: string | null;
  /** As above; 0 where there is none. */
  readonly idHash: number;
  readonly direction: Direction;
  readonly disposition: Disposition | null;
  /** Stage as the MTA's own words or number tell it; the reply may tell it better. */
  readonly stage: Stage | null;
  /** Envelope sender where the line itself names it. */
  readonly sender: string | null;
  readonly recipient: string | null;
  /** As logged, for the same reason. */
  readonly relayText: string | null;
  readonly dsn: string | null;
  readonly delaySeconds: number | null;
  readonly text: string;
  /** Whether `text` can hold a server's reply: false for the MTA's own and its commands' words. */
  readonly mayQuoteReply: boolean;
  /** The message was given up because of its age, for all recipients still waiting. */
  readonly endsMessage: boolean;
}

/** Our own server refused a client, or took its mail without delivering it. */
export interface RejectEvent {
  readonly kind: "reject";
  readonly queueId: string | null;
  readonly disposition: Disposition | null;
  readonly stage: Stage | null;
  readonly sender: string | null;
  readonly recipient: string | null;
  readonly client: Client | null;
  /** Our reply as far as the line shows it, with or without its codes; null: not shown. */
  readonly replyText: string | null;
  readonly text: string;
}

/** The last line of a message: its queue id may be used again. */
export interface EndEvent {
  readonly kind: "end";
  readonly queueId: string;
  readonly idHash: number;
  /** What becomes of recipients that no line has settled; null: their lines were not seen. */
  readonly unsettled: FinalState | null;
}

/** An SMTP session of a client ended with commands that we refused. */
export interface SessionEvent {
  readonly kind: "session";
  readonly client: Client | null;
  /** Refused commands by stage, as the disconnect line counts them. */
  readonly refused: readonly { readonly stage: Stage; readonly count: number }[];
  readonly text: string;
}

/** syslog's `last message repeated N times`. */
export interface RepeatEvent {
  readonly kind: "repeat";
  readonly times: number;
}

/** What one line says, without its framing. */
export type LogEvent =
  | MessageEvent
  | AttemptEvent
  | RejectEvent
  | EndEvent
  | SessionEvent
  | RepeatEvent;
