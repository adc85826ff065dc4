import type { Catalog } from "../catalog/catalog.js";
import { compileCatalog } from "../catalog/compile-catalog.js";
import type { Rule } from "../catalog/schema.js";
import type { Cause, Classification, Evidence } from "../model/classification.js";
import type { DeliveryAttempt } from "../model/delivery-attempt.js";
import { mergeAdvice } from "./advice.js";
import { causeOfCodes, classDigit } from "./code-evidence.js";

/** What of an attempt the verdict rests on. */
export type ClassifierInput = Pick<
  DeliveryAttempt,
  "mta" | "direction" | "disposition" | "stage" | "reply" | "dsn" | "text"
>;

/**
 * Finds the cause of one failed attempt. Pure: equal inputs give equal verdicts, so `LogAnalysis` asks
 * once for all whose texts differ in what is masked alone (`SearchableText`).
 */
export type Classifier = (input: ClassifierInput) => Classification;

/**
 * Builds the classifier. Layers, the most specific first:
 *
 * 1. `text`: the first rule whose pattern and conditions hold, over the reply's text, or over our
 *    own MTA's words where nobody replied. It sees the text masked (`SearchableText`).
 * 2. `enhanced`: the reply's enhanced status code, or the MTA's own where nobody replied.
 * 3. `code`: the reply code.
 * 4. `none`: what the MTA did: it gave up because of age, or a rule of ours refused, held or
 *    discarded the mail; else `unknown`.
 *
 * Owner and retry are properties of the cause or rule, not of the digits: many a 4xx never heals,
 * and a full mailbox is a 5xx that does. Only where no text was understood, a class digit of 4 is
 * believed when it promises that a later try can succeed; a 5 takes nothing away. Where neither
 * text nor codes say anything, a deferral is tried again, as the MTA itself does.
 */
export function createClassifier(catalog: Catalog): Classifier {
  const compiled = compileCatalog(catalog);

  const classify = (input: ClassifierInput): Classification => {
    const rule = findRule(input);
    if (rule !== null) return decide(input, rule.cause, "text", rule.id, rule);
    const evidence = causeOfCodes(catalog, input.reply, input.dsn);
    if (evidence !== null) {
      return decide(input, evidence.cause, evidence.evidence, evidence.entry, null);
    }
    return decide(input, causeOfOutcome(input), "none", null, null);
  };

  const findRule = ({ mta, direction, stage, reply, dsn, text }: ClassifierInput): Rule | null =>
    compiled.findRule({
      mta,
      direction,
      stage,
      speaker: reply === null ? "own" : "reply",
      code: reply?.code ?? null,
      enhanced: reply === null ? dsn : reply.enhanced,
      text: reply?.text ?? text,
      provider: null,
    });

  const decide = (
    input: ClassifierInput,
    cause: Cause,
    evidence: Evidence,
    entry: string | null,
    rule: Rule | null,
  ): Classification => {
    const ofCause = catalog.causes.get(cause)?.retry ?? false;
    return Object.freeze({
      cause,
      owner: mergeAdvice(catalog, cause, rule, input.direction).owner,
      retry: evidence === "text" ? (rule?.retry ?? ofCause) : ofCause || isTemporary(input),
      provider: rule?.provider ?? null,
      rule: entry,
      evidence,
    });
  };

  return classify;
}

/** What our own MTA refuses, holds or discards without a known word, it does because we told it to. */
function causeOfOutcome({ disposition, direction }: ClassifierInput): Cause {
  if (disposition === "expired") return "expired";
  if (disposition === "held" || disposition === "discarded") return "policy";
  return disposition === "rejected" && direction === "inbound" ? "policy" : "unknown";
}

/** What the digits, or failing them the MTA, promise of a later try. */
function isTemporary(input: ClassifierInput): boolean {
  if (input.disposition === "expired") return false;
  const digit = classDigit(input.reply, input.dsn);
  return digit === null ? input.disposition === "deferred" : digit === 4;
}
