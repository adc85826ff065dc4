import { SearchableText } from "../catalog/searchable-text.js";
import type { Classifier, ClassifierInput } from "../classify/classifier.js";
import type { Classification } from "../model/classification.js";
import type { Relay } from "../model/delivery-attempt.js";
import type { Direction } from "../model/direction.js";
import type { Mta } from "../model/mta.js";
import type { ServerReply } from "../model/server-reply.js";
import type { Stage } from "../model/stage.js";
import { extractEchoedReply, extractReply } from "../reply/extract-reply.js";
import { parseReply } from "../reply/parse-reply.js";
import { hashTexts, joinHashes } from "../text/hash-text.js";
import { BoundedCache } from "./bounded-cache.js";

/**
 * How a text holds a reply: `quoted` within the MTA's own words, as a `reply` from its first
 * character on, or not at all, as in the MTA's `own` words.
 */
export type Spoken = "quoted" | "reply" | "own";

/** What an attempt's judgement rests on besides its text. */
export type Circumstances = Omit<ClassifierInput, "reply" | "text">;

/** What the text of an attempt tells. */
export interface Judgement {
  /** The reply, its text masked (`SearchableText`); null where nobody replied. */
  readonly reply: ServerReply | null;
  /** What was answered, as far as text and circumstances tell. */
  readonly stage: Stage | null;
  /** Null where the mail arrived. */
  readonly verdict: Classification | null;
}

/** The reply that a text holds, and what it answered; each null where the text does not tell. */
export function readReply(
  mta: Mta,
  spoken: Spoken,
  text: string,
): { readonly reply: ServerReply | null; readonly stage: Stage | null } {
  if (spoken === "reply") return { reply: parseReply(text), stage: null };
  const quoted = spoken === "quoted" ? extractReply(mta, text) : undefined;
  return quoted ?? { reply: null, stage: null };
}

/** Judgements kept for texts seen again: two generations of this many keys. */
const cacheCapacity = 8_192;

/**
 * Reads the reply out of a text, and judges it. Both see the text masked, so that texts that differ
 * in addresses and ids alone are read once: a log has ten thousand texts, and a hundred kinds.
 */
export class Judge {
  readonly #classifier: Classifier;
  readonly #cache = new BoundedCache<Judgement>(cacheCapacity);
  readonly #masked = new SearchableText();

  constructor(classifier: Classifier) {
    this.#classifier = classifier;
  }

  /** Whose host it was that we talked to; null where that is not known, or we talked to none. */
  providerOf(direction: Direction, relay: Relay | null): string | null {
    return direction === "outbound" ? this.#classifier.providerOf(relay?.host ?? null) : null;
  }

  judge(circumstances: Circumstances, spoken: Spoken, text: string): Judgement {
    this.#masked.set(text);
    const key = joinHashes(hashOf(circumstances, spoken), this.#masked.hash);
    let judgement = this.#cache.get(key);
    if (judgement === undefined) {
      judgement = this.#read(circumstances, spoken, this.#masked.toString());
      this.#cache.set(key, judgement);
    }
    return judgement;
  }

  #read(circumstances: Circumstances, spoken: Spoken, text: string): Judgement {
    const { mta, disposition, dsn } = circumstances;
    const { reply, stage: answered } = readReply(mta, spoken, text);
    const stage = answered ?? circumstances.stage;
    const arrived =
      disposition === "delivered" || (disposition === "probed" && dsn?.startsWith("2") === true);
    if (arrived) return { reply, stage, verdict: null };
    // What is suspended tells an older reply: it was not given to this attempt, but it is the cause.
    const told = reply ?? extractEchoedReply(text)?.reply ?? null;
    return {
      reply,
      stage,
      verdict: this.#classifier.classify({ ...circumstances, stage, reply: told, text }),
    };
  }
}

function hashOf(circumstances: Circumstances, spoken: Spoken): number {
  const { mta, direction, disposition, stage, dsn, provider } = circumstances;
  return hashTexts([
    mta,
    direction,
    disposition ?? "-",
    stage ?? "-",
    dsn ?? "-",
    provider ?? "-",
    spoken,
  ]);
}
