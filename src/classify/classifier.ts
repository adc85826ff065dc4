import type { Catalog } from "../catalog/catalog.js";
import { compileCatalog, rulesOf } from "../catalog/compile-catalog.js";
import type { Rule } from "../catalog/schema.js";
import type { Cause, Classification, Evidence } from "../model/classification.js";
import type { DeliveryAttempt } from "../model/delivery-attempt.js";
import { mergeAdvice } from "./advice.js";
import { causeOfCodes, classDigit } from "./code-evidence.js";
import { causeAtProvider } from "./provider-codes.js";
import { createProviderFinder } from "./provider-of-host.js";

/** What of an attempt the verdict rests on. */
export interface ClassifierInput
  extends Pick<
    DeliveryAttempt,
    "mta" | "direction" | "disposition" | "stage" | "reply" | "dsn" | "text"
  > {
  /** Whose host replied, as `providerOf` tells; null where that is not known. */
  readonly provider: string | null;
}

export interface Classifier {
  /**
   * Finds the cause of one failed attempt. Pure: equal inputs give equal verdicts, so `LogAnalysis`
   * asks once for all whose texts differ in what is masked alone (`SearchableText`).
   */
  readonly classify: (input: ClassifierInput) => Classification;
  /** Id of the provider that a host replies for; null where it is not known, or not of note. */
  readonly providerOf: (host: string | null) => string | null;
}

/**
 * Builds the classifier. Layers, the most specific first:
 *
 * 1. `text`: the first rule, the reader's own before all others, whose pattern and conditions hold, over the reply's text, or over our
 *    own MTA's words where nobody replied. It sees the text masked (`SearchableText`). Where the
 *    provider is known, by its host or by a sign in the text, its rules go first.
 * 2. `enhanced` or `code`: what a code means at that provider.
 * 3. `enhanced`: the reply's enhanced status code, or the MTA's own where nobody replied.
 * 4. `code`: the reply code.
 * 5. `none`: what the MTA did: it gave up because of age, or a rule of ours refused, held or
 *    discarded the mail; else `unknown`.
 *
 * Owner and retry are properties of the cause or rule, not of the digits: many a 4xx never heals,
 * and a full mailbox is a 5xx that does. Only where no text was understood, a class digit of 4 is
 * believed when it promises that a later try can succeed; a 5 takes nothing away. Where neither
 * text nor codes say anything, a deferral is tried again, as the MTA itself does.
 */
export function createClassifier(catalog: Catalog): Classifier {
  const compiled = compileCatalog(catalog);
  const own = compileCatalog({ ...catalog, rules: catalog.ownRules });

  const { providers } = catalog;

  const classify = (input: ClassifierInput): Classification => {
    const { mta, direction, stage, reply, dsn } = input;
    const spoken = {
      mta,
      direction,
      stage,
      speaker: reply === null ? "own" : "reply",
      code: reply?.code ?? null,
      enhanced: reply === null ? dsn : reply.enhanced,
      text: reply?.text ?? input.text,
    } as const;
    const provider = input.provider ?? compiled.providerInText(spoken);
    const subject = { ...spoken, provider };
    const rule = own.findRule(subject) ?? compiled.findRule(subject);
    if (rule !== null) {
      // Our own server is no provider, nor are words about another one its reply.
      const isReplyToUs = direction === "outbound" && reply !== null;
      const speaker = isReplyToUs ? speakerOf(rule, provider) : provider;
      return decide(input, rule.cause, "text", rule.id, rule, speaker);
    }
    const evidence =
      (provider === null ? null : causeAtProvider(providers.get(provider), reply)) ??
      causeOfCodes(catalog, reply, dsn);
    if (evidence !== null) {
      return decide(input, evidence.cause, evidence.evidence, evidence.entry, null, provider);
    }
    return decide(input, causeOfOutcome(input), "none", null, null, provider);
  };

  /** Whose reply to us it is: that of the text, unless it is software that the known provider runs. */
  const speakerOf = (rule: Rule, known: string | null): string | null => {
    const told = rule.provider;
    if (told === undefined || known === null) return told ?? known;
    const isKnownToo = rulesOf(known, providers).includes(told);
    return isKnownToo || providers.get(told)?.kind === "software" ? known : told;
  };

  const decide = (
    input: ClassifierInput,
    cause: Cause,
    evidence: Evidence,
    entry: string | null,
    rule: Rule | null,
    provider: string | null,
  ): Classification => {
    const ofCause = catalog.causes.get(cause)?.retry ?? false;
    return Object.freeze({
      cause,
      owner: mergeAdvice(catalog, cause, rule, input.direction).owner,
      retry: evidence === "text" ? (rule?.retry ?? ofCause) : ofCause || isTemporary(input),
      provider,
      providerKind: provider === null ? null : (providers.get(provider)?.kind ?? null),
      rule: entry,
      evidence,
    });
  };

  return { classify, providerOf: createProviderFinder(providers) };
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
