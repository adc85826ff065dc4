import type { Classifier } from "../classify/classifier.js";
import type { Cause, Classification, Evidence } from "../model/classification.js";
import { parseReply } from "../reply/parse-reply.js";
import type { LabelledReply } from "./evaluation-set.js";

/** A labelled reply, and what the classifier makes of it. */
export interface Judged {
  readonly labelled: LabelledReply;
  readonly verdict: Classification;
}

/** How often a cause was named, and rightly. */
export interface CauseScore {
  readonly cause: Cause;
  /** Replies that have it. */
  readonly labelled: number;
  /** Replies that were given it. */
  readonly named: number;
  /** Both. */
  readonly right: number;
}

/** How often a layer decided, and rightly. */
export interface LayerScore {
  readonly evidence: Evidence;
  readonly decided: number;
  readonly right: number;
}

export interface Evaluation {
  readonly replies: number;
  /** Replies whose cause is right. */
  readonly right: number;
  /** Replies without a verdict although they have a cause. */
  readonly unknown: number;
  /** Replies, of those with the right cause, whose owner, retry advice and provider are right. */
  readonly owners: number;
  readonly retries: number;
  readonly providers: number;
  /** By cause, in order of their first reply. */
  readonly causes: readonly CauseScore[];
  readonly layers: readonly LayerScore[];
  readonly mistakes: readonly Judged[];
}

/** Classifies each reply as if a log had shown it. */
export function judgeReplies(
  replies: readonly LabelledReply[],
  { classify, providerOf }: Classifier,
): Judged[] {
  return replies.map((labelled) => {
    const { text, relay, direction, speaker, mta, dsn } = labelled;
    const verdict = classify({
      mta: mta ?? "postfix",
      direction,
      disposition: direction === "inbound" ? "rejected" : "bounced",
      stage: null,
      reply: speaker === "reply" ? parseReply(text) : null,
      dsn: dsn ?? null,
      text,
      provider: providerOf(relay),
    });
    return { labelled, verdict };
  });
}

/** Adds up how right the verdicts are. */
export function evaluate(judged: readonly Judged[]): Evaluation {
  const isRight = ({ labelled, verdict }: Judged) => labelled.cause === verdict.cause;
  const right = judged.filter(isRight);
  const agree = (key: "owner" | "retry" | "provider") =>
    right.filter(({ labelled, verdict }) => labelled[key] === verdict[key]).length;
  const causes = new Set(judged.map(({ labelled }) => labelled.cause));
  const evidences = new Set(judged.map(({ verdict }) => verdict.evidence));
  return {
    replies: judged.length,
    right: right.length,
    unknown: judged.filter((one) => one.verdict.cause === "unknown" && !isRight(one)).length,
    owners: agree("owner"),
    retries: agree("retry"),
    providers: agree("provider"),
    causes: [...causes].map((cause) => ({
      cause,
      labelled: judged.filter(({ labelled }) => labelled.cause === cause).length,
      named: judged.filter(({ verdict }) => verdict.cause === cause).length,
      right: right.filter(({ labelled }) => labelled.cause === cause).length,
    })),
    layers: [...evidences].map((evidence) => ({
      evidence,
      decided: judged.filter(({ verdict }) => verdict.evidence === evidence).length,
      right: right.filter(({ verdict }) => verdict.evidence === evidence).length,
    })),
    mistakes: judged.filter((one) => !isRight(one)),
  };
}
