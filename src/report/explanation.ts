import type {
  Advice,
  CauseEntry,
  EnhancedStatusCodeEntry,
  ReplyCodeEntry,
} from "../catalog/schema.js";
import type { Words } from "../locale/words.js";
import type { Cause, Classification } from "../model/classification.js";
import type { DeliveryAttempt } from "../model/delivery-attempt.js";

/** A cause by its title. */
export interface NamedCause {
  readonly id: Cause;
  readonly title: string;
}

/** A code of either kind by its name; an enhanced one has X for its class where that is open. */
export interface NamedCode {
  readonly code: string;
  readonly name: string;
}

/** A reply code that the catalog knows: `mailwhy explain 550`. */
export interface ReplyCodeExplanation {
  readonly kind: "reply-code";
  readonly entry: ReplyCodeEntry;
  /** Entry of `entry.cause`; null where that is null. */
  readonly cause: CauseEntry | null;
  /** Entries for `entry.enhanced`, in its order, as far as the catalog has them. */
  readonly related: readonly EnhancedStatusCodeEntry[];
  /** For `entry.causes`, or for `entry.cause` where there are none. */
  readonly causes: readonly NamedCause[];
  /** For `entry.seeAlso`. */
  readonly seeAlso: readonly NamedCode[];
}

/** An enhanced status code that the catalog knows: `mailwhy explain 5.7.26`. */
export interface EnhancedCodeExplanation {
  readonly kind: "enhanced-code";
  /** The code as asked for, with its class digit: `5.7.26`. */
  readonly code: string;
  readonly entry: EnhancedStatusCodeEntry;
  /** Entry of `entry.cause`; null where that is null. */
  readonly cause: CauseEntry | null;
  /** For `entry.causes`, or for `entry.cause` where there are none. */
  readonly causes: readonly NamedCause[];
  /** For `entry.seeAlso`; those that are used with the class asked for have its digit. */
  readonly seeAlso: readonly NamedCode[];
}

/**
 * What is known of an attempt; a `ClassifiedAttempt` is one. For a bare reply only `direction`,
 * `reply` and `text` are filled, the rest is null.
 */
export type AttemptFacts = Pick<
  DeliveryAttempt,
  "direction" | "disposition" | "stage" | "sender" | "recipient" | "client" | "relay" | "reply"
> &
  Pick<DeliveryAttempt, "dsn" | "text">;

/** A log line or a reply, with its verdict: `mailwhy explain "550 5.1.1 no such user"`. */
export interface ReplyExplanation {
  readonly kind: "reply";
  /** The text that was asked about, as given. */
  readonly input: string;
  readonly attempt: AttemptFacts;
  /** All but the name are null together, and exactly when nothing failed. */
  readonly verdict: Classification | null;
  /** What people call the verdict's provider. */
  readonly providerName: string | null;
  readonly cause: CauseEntry | null;
  /** Advice for the direction, placeholders filled. */
  readonly advice: Advice | null;
}

/** A code of the right form that the catalog does not know: `599`, `5.9.999`. */
export interface UnknownCodeExplanation {
  readonly kind: "unknown-code";
  /** As asked for: three digits, or class.subject.detail. */
  readonly code: string;
  /** The nearest codes that the catalog knows, nearest first; fill the list that fits `code`. */
  readonly nearestReplyCodes: readonly ReplyCodeEntry[];
  readonly nearestEnhancedCodes: readonly EnhancedStatusCodeEntry[];
}

/** What is known of a bare code. */
export type CodeExplanation =
  | ReplyCodeExplanation
  | EnhancedCodeExplanation
  | UnknownCodeExplanation;

/** What `mailwhy explain` has found out; `renderExplanation` and `explainJson` show it. */
export type Explanation = CodeExplanation | ReplyExplanation;

/** What the rendering of an explanation may not find out by itself. */
export interface ExplanationOptions {
  /** Columns to fill, 60 to 200. */
  readonly width: number;
  readonly color: boolean;
  /** What the explanation is said in. */
  readonly words: Words;
}
