import type { Direction } from "../model/direction.js";
import type { Mta } from "../model/mta.js";
import type { Stage } from "../model/stage.js";
import type { Catalog } from "./catalog.js";
import { LiteralIndex, trigramFrequency } from "./literal-index.js";
import { RulePattern } from "./rule-pattern.js";
import type { Provider, Rule } from "./schema.js";
import { SearchableText } from "./searchable-text.js";

/** A text with the circumstances that rules ask for. */
export interface RuleSubject {
  readonly mta: Mta;
  readonly direction: Direction;
  readonly stage: Stage | null;
  /** `reply`: a server's reply; `own`: words that our MTA wrote without one. */
  readonly speaker: "reply" | "own";
  readonly code: number | null;
  /** Enhanced status code, else null. */
  readonly enhanced: string | null;
  /** The text without its codes. */
  readonly text: string;
  /** Whose server spoke, where that is known: its rules are tried before all others. */
  readonly provider: string | null;
}

/** What tells a provider: the text of a remote server's reply. */
export type ProviderSubject = Pick<RuleSubject, "speaker" | "direction" | "text">;

/** The rules, ready for matching. */
export interface CompiledCatalog {
  /**
   * The first rule, in catalog order, whose conditions and pattern hold; rules of the subject's
   * provider come first. The text is seen masked (`SearchableText`).
   */
  readonly findRule: (subject: RuleSubject) => Rule | null;
  /** Every rule that holds, in that order; for those who work on the rules. */
  readonly findAll: (subject: RuleSubject) => Rule[];
  /** Id of the provider whose sign stands in a remote server's reply; null where there is none. */
  readonly providerInText: (subject: ProviderSubject) => string | null;
}

/** Prepares the rules; patterns are compiled when first needed. */
export function compileCatalog({
  rules,
  providers,
}: Pick<Catalog, "rules" | "providers">): CompiledCatalog {
  // A third of the rules is left for each speaker and direction, and with them of the work.
  const indexes = new Map<Direction, Map<RuleSubject["speaker"], RuleIndex>>();
  let frequency: Uint32Array | undefined;
  const indexFor = ({ speaker, direction }: RuleSubject): RuleIndex => {
    let bySpeaker = indexes.get(direction);
    if (bySpeaker === undefined) {
      bySpeaker = new Map();
      indexes.set(direction, bySpeaker);
    }
    let index = bySpeaker.get(speaker);
    if (index === undefined) {
      frequency ??= trigramFrequency(
        rules.flatMap(({ examples }) => examples.map(({ text }) => text.toLowerCase())),
      );
      const able = rules.filter((rule) => canMeet(rule, speaker, direction));
      index = new RuleIndex(able, frequency);
      bySpeaker.set(speaker, index);
    }
    return index;
  };
  const searchable = new SearchableText();
  const signed = [...providers.values()].filter(({ signs }) => signs.length > 0);
  const signs = new LiteralIndex(signed.map((provider) => provider.signs));
  return {
    providerInText({ speaker, direction, text }) {
      if (speaker !== "reply" || direction !== "outbound") return null;
      searchable.set(text);
      const [first] = signs.find(searchable.toString().toLowerCase());
      return first === undefined ? null : (signed[first]?.id ?? null);
    },
    findRule(subject) {
      const { index, text, lowerCase, found } = search(subject);
      const firstOf = (accepts: (rule: Rule) => boolean): Rule | null => {
        for (const position of found) {
          const rule = index.ruleAt(position);
          if (rule === undefined || !accepts(rule) || !holds(rule, subject)) continue;
          if (index.matches(position, text, lowerCase)) return rule;
        }
        return null;
      };
      const isOwn = isOwnOf(subject);
      const ofProvider = isOwn === null ? null : firstOf(isOwn);
      return ofProvider ?? firstOf(isForAll);
    },
    findAll(subject) {
      const { index, text, lowerCase, found } = search(subject);
      const all = found.flatMap((position) => {
        const rule = index.ruleAt(position);
        const isHit =
          rule !== undefined && holds(rule, subject) && index.matches(position, text, lowerCase);
        return isHit ? [rule] : [];
      });
      const isOwn = isOwnOf(subject) ?? (() => false);
      return [...all.filter(isOwn), ...all.filter((rule) => isForAll(rule) && !isOwn(rule))];
    },
  };

  function search(subject: RuleSubject) {
    searchable.set(subject.text);
    const text = searchable.toString();
    const lowerCase = text.toLowerCase();
    const index = indexFor(subject);
    return { index, text, lowerCase, found: index.find(lowerCase) };
  }

  /** Null where the provider is not known. */
  function isOwnOf({ provider }: RuleSubject): ((rule: Rule) => boolean) | null {
    if (provider === null) return null;
    const own = rulesOf(provider, providers);
    return (rule) => rule.provider !== undefined && own.includes(rule.provider);
  }
}

const isForAll = (rule: Rule): boolean => rule.knownProviderOnly !== true;

/** Ids of the providers whose rules hold for this one. */
export function rulesOf(
  provider: string,
  providers: ReadonlyMap<string, Provider>,
): readonly string[] {
  return [provider, ...(providers.get(provider)?.sharesRulesOf ?? [])];
}

/** Rules in catalog order, found by the literals that their patterns need. */
class RuleIndex {
  readonly #rules: readonly Rule[];
  readonly #literals: LiteralIndex;
  /** By position, each made when it is first needed. */
  readonly #patterns: (RulePattern | undefined)[];

  constructor(rules: readonly Rule[], frequency: Uint32Array) {
    this.#rules = rules;
    this.#literals = new LiteralIndex(
      rules.map(({ literals }) => literals),
      frequency,
    );
    this.#patterns = rules.map(() => undefined);
  }

  /** Positions of the rules whose literals stand in the text; good until the next call. */
  find(text: string): readonly number[] {
    return this.#literals.find(text);
  }

  ruleAt(position: number): Rule | undefined {
    return this.#rules[position];
  }

  /** Whether the pattern of a rule matches in a text, whose lower case is at hand as well. */
  matches(position: number, text: string, lowerCase: string): boolean {
    const rule = this.#rules[position];
    if (rule === undefined) return false;
    let pattern = this.#patterns[position];
    if (pattern === undefined) {
      pattern = new RulePattern(rule);
      this.#patterns[position] = pattern;
    }
    return pattern.matches(text, lowerCase);
  }
}

function canMeet(rule: Rule, speaker: RuleSubject["speaker"], direction: Direction): boolean {
  return (
    (rule.speaker === "any" || rule.speaker === speaker) &&
    (rule.directions === undefined || rule.directions.includes(direction))
  );
}

/** Whether the other conditions hold. One on what is not known does not. */
function holds(rule: Rule, subject: RuleSubject): boolean {
  return (
    (rule.mta === undefined || rule.mta === subject.mta) &&
    (rule.stages === undefined || includes(rule.stages, subject.stage)) &&
    (rule.codes === undefined || includes(rule.codes, subject.code)) &&
    (rule.enhanced === undefined || includes(rule.enhanced, subject.enhanced))
  );
}

function includes<T>(values: readonly T[], value: T | null): boolean {
  return value !== null && values.includes(value);
}
