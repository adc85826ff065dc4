import type { Classification } from "./classification.js";
import type { Direction } from "./direction.js";
import type { Disposition } from "./disposition.js";
import type { Mta } from "./mta.js";
import type { ServerReply } from "./server-reply.js";
import type { Stage } from "./stage.js";

/** The host that handed us the mail; either part is null where the log does not show it. */
export interface Client {
  readonly host: string | null;
  readonly ip: string | null;
}

/** The host that we talked to; a Unix-domain socket stands in `host` with `ip` null. */
export interface Relay {
  readonly host: string | null;
  readonly ip: string | null;
  readonly port: number | null;
}

/** Where in the input a line stands. `line` counts from 1. */
export interface LineReference {
  readonly file: string;
  readonly line: number;
}

/** One reply or outcome that the log shows, joined with what is known of its message. */
export interface DeliveryAttempt {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly timeMs: number;
  readonly host: string | null;
  readonly mta: Mta;
  /** Postfix service (`smtp`, `smtpd`, `local` …); `exim` for Exim. */
  readonly program: string;
  readonly queueId: string | null;
  readonly direction: Direction;
  /** Null: a reply was logged without an outcome, as of one of several MX hosts. */
  readonly disposition: Disposition | null;
  readonly stage: Stage | null;
  /** Envelope sender; empty for the null sender, null where unknown. */
  readonly sender: string | null;
  readonly recipient: string | null;
  readonly client: Client | null;
  /** Value of the Message-ID header, without its brackets; null where unknown. */
  readonly messageId: string | null;
  /** Size of the message as it was handed to us; null where unknown. */
  readonly sizeBytes: number | null;
  readonly relay: Relay | null;
  readonly reply: ServerReply | null;
  /** The enhanced status code that our own MTA states (Postfix `dsn=`), else null. */
  readonly dsn: string | null;
  /** The log's own explanation, whole. */
  readonly text: string;
  /** Seconds from arrival to this attempt, else null. */
  readonly delaySeconds: number | null;
  readonly at: LineReference;
}

/** An attempt with its verdict, which is null exactly when the mail was delivered. */
export interface ClassifiedAttempt extends DeliveryAttempt {
  readonly verdict: Classification | null;
}
