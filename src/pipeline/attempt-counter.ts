import type { CountedAttempt } from "../aggregate/countable-failure.js";
import type { ProblemTotals } from "../aggregate/problem-totals.js";
import type { Summary } from "../aggregate/summary.js";
import type { Classifier } from "../classify/classifier.js";
import type { Classification } from "../model/classification.js";
import type {
  ClassifiedAttempt,
  Client,
  DeliveryAttempt,
  LineReference,
} from "../model/delivery-attempt.js";
import type { Direction } from "../model/direction.js";
import type { Disposition } from "../model/disposition.js";
import type { FinalState } from "../model/final-state.js";
import type { MessageFacts } from "../model/message-facts.js";
import type { ServerReply } from "../model/server-reply.js";
import type { Stage } from "../model/stage.js";
import { relayOf } from "../parse/host.js";
import type { LineHeader } from "../parse/line-header.js";
import { decodeUtf8 } from "../text/decode-utf8.js";
import { Judge, type Judgement, readReply, type Spoken } from "./judge.js";

/** What a line tells of an attempt; texts are latin1, as logged. */
export interface ToldAttempt {
  readonly queueId: string | null;
  readonly direction: Direction;
  readonly disposition: Disposition | null;
  readonly stage: Stage | null;
  /** Envelope sender where the line itself names it. */
  readonly sender: string | null;
  readonly recipient: string | null;
  readonly client: Client | null;
  readonly relayText: string | null;
  readonly dsn: string | null;
  readonly delaySeconds: number | null;
  readonly text: string;
  readonly spoken: Spoken;
  /** The reply, where it is not the text that holds it. */
  readonly replyText: string | null;
}

/** An attempt that is ready to be counted. */
export interface JudgedAttempt {
  readonly attempt: CountedAttempt;
  readonly judgement: Judgement;
  /** All of it, where somebody is to be told. */
  readonly whole: DeliveryAttempt | null;
}

/** Who is told of attempts. */
export interface AttemptListeners {
  readonly onEvent?: (attempt: ClassifiedAttempt) => void;
  readonly onFailure?: FailureListener;
}

/**
 * Told of each attempt that failed or was deferred; what it returns is told, after it, of each
 * recipient that the attempt was the last failure of.
 */
export type FailureListener = (
  attempt: CountedAttempt,
  verdict: Classification,
) => (outcome: RecipientOutcome) => void;

/** What became of one message for one recipient. */
export interface RecipientOutcome {
  /** Null where the log names none. */
  readonly recipient: string | null;
  readonly state: FinalState;
}

/** What is tied to a recipient that an attempt failed for. */
export interface Failure {
  readonly problem: ProblemTotals;
  readonly onOutcome: ((outcome: RecipientOutcome) => void) | null;
}

/** Judges attempts, counts them in a summary, and tells who wants to know. */
export class AttemptCounter {
  readonly #judge: Judge;
  readonly #header: LineHeader;
  readonly #summary: Summary;
  readonly #listeners: AttemptListeners;

  /** `header` is the parser's, and tells the framing of the line at hand. */
  constructor(
    classifier: Classifier,
    header: LineHeader,
    summary: Summary,
    listeners: AttemptListeners,
  ) {
    this.#judge = new Judge(classifier);
    this.#header = header;
    this.#summary = summary;
    this.#listeners = listeners;
  }

  /** Reads what the line at hand tells of an attempt, and judges it. */
  judge(told: ToldAttempt, facts: MessageFacts, at: LineReference): JudgedAttempt {
    const { timeMs, host, mta, program } = this.#header;
    const text = decodeUtf8(told.text);
    const spokenText = told.replyText === null ? text : decodeUtf8(told.replyText);
    const relay = relayOf(mta, told.relayText);
    const { direction, disposition, stage, dsn } = told;
    const provider = this.#judge.providerOf(direction, relay);
    const circumstances = { mta, direction, disposition, stage, dsn, provider };
    const judgement = this.#judge.judge(circumstances, told.spoken, spokenText);
    const attempt: CountedAttempt = {
      timeMs,
      host,
      queueId: told.queueId,
      direction,
      disposition,
      sender: decode(told.sender ?? facts.sender),
      recipient: decode(told.recipient),
      client: told.client ?? facts.client,
      relay,
      reply: judgement.reply,
      text,
      at,
    };
    if (this.#listeners.onEvent === undefined) return { attempt, judgement, whole: null };
    const { reply, stage: answered } = readReply(mta, told.spoken, spokenText);
    const whole: DeliveryAttempt = {
      ...attempt,
      mta,
      program,
      reply,
      stage: (disposition === "delivered" ? null : answered) ?? stage,
      dsn,
      messageId: facts.messageId,
      sizeBytes: facts.sizeBytes,
      delaySeconds: told.delaySeconds,
    };
    return { attempt, judgement, whole };
  }

  /** Counts an attempt; returns what its recipient waits for, null where nothing failed. */
  count({ attempt, judgement, whole }: JudgedAttempt): Failure | null {
    const { verdict } = judgement;
    const { onEvent, onFailure } = this.#listeners;
    if (whole !== null) onEvent?.({ ...whole, verdict });
    const problem = this.#summary.addAttempt(attempt, verdict);
    if (problem === undefined || verdict === null) return null;
    return { problem, onOutcome: onFailure?.(attempt, verdict) ?? null };
  }
}

/** The reply that an attempt's text quotes, as logged; null where nobody replied. */
export function quotedReply({ attempt }: JudgedAttempt): ServerReply | null {
  return readReply("exim", "quoted", attempt.text).reply;
}

function decode(bytes: string | null): string | null {
  return bytes === null ? null : decodeUtf8(bytes);
}
