import type { Direction } from "../model/direction.js";
import type { Mta } from "../model/mta.js";
import type { Stage } from "../model/stage.js";
import type { Catalog } from "./catalog.js";
import { LiteralIndex } from "./literal-index.js";
import type { Rule } from "./schema.js";

/** UTF-16 code units of a text that are looked at; what stands behind them decides nothing. */
export const maxSearchedLength = 8_192;

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

/** The rules, ready for matching. */
export interface CompiledCatalog {
  /**
   * The first rule, in catalog order, whose conditions and pattern hold; rules of the subject's
   * provider come first. Reads the first 8,192 code units of the text, with blanks collapsed.
   */
  readonly findRule: (subject: RuleSubject) => Rule | null;
}

/** Prepares the rules; patterns are compiled when first needed. */
export function compileCatalog({ rules }: Pick<Catalog, "rules">): CompiledCatalog {
  const index = new LiteralIndex(rules.map((rule) => rule.literals));
  const patterns = new Map<Rule, RegExp>();
  const patternOf = (rule: Rule): RegExp => {
    let pattern = patterns.get(rule);
    if (pattern === undefined) {
      pattern = new RegExp(rule.pattern, "i");
      patterns.set(rule, pattern);
    }
    return pattern;
  };
  return {
    findRule(subject) {
      const text = searchable(subject.text);
      const candidates: Rule[] = [];
      for (const position of index.find(text.toLowerCase())) {
        const rule = rules[position];
        if (rule !== undefined && holds(rule, subject)) candidates.push(rule);
      }
      const matches = (rule: Rule): boolean => patternOf(rule).test(text);
      const { provider } = subject;
      if (provider !== null) {
        const ofProvider = candidates.find((rule) => rule.provider === provider && matches(rule));
        if (ofProvider !== undefined) return ofProvider;
      }
      return candidates.find(matches) ?? null;
    },
  };
}

function searchable(text: string): string {
  const head = text.slice(0, maxSearchedLength);
  // Most texts come with single blanks, and replacing each by itself takes longer than matching.
  return /\s\s|[^\S ]|^\s|\s$/.test(head) ? head.replace(/\s+/g, " ").trim() : head;
}

/** Whether everything but the pattern holds. A condition on what is not known does not hold. */
function holds(rule: Rule, subject: RuleSubject): boolean {
  return (
    (rule.speaker === "any" || rule.speaker === subject.speaker) &&
    (rule.mta === undefined || rule.mta === subject.mta) &&
    (rule.directions === undefined || rule.directions.includes(subject.direction)) &&
    (rule.stages === undefined || includes(rule.stages, subject.stage)) &&
    (rule.codes === undefined || includes(rule.codes, subject.code)) &&
    (rule.enhanced === undefined || includes(rule.enhanced, subject.enhanced))
  );
}

function includes<T>(values: readonly T[], value: T | null): boolean {
  return value !== null && values.includes(value);
}
