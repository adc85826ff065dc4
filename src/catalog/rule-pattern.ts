import type { PatternAlternative } from "./pattern-alternatives.js";
import type { Rule } from "./schema.js";

/** An alternative, compiled when it is first tried. */
interface Alternative extends PatternAlternative {
  pattern: RegExp | null;
}

/** A rule's pattern, of which no more is compiled than texts make necessary. */
export class RulePattern {
  readonly #source: string;
  readonly #alternatives: readonly Alternative[];

  constructor({ pattern, alternatives }: Pick<Rule, "pattern" | "alternatives">) {
    this.#source = pattern;
    const whole = { start: 0, end: pattern.length, needs: [] };
    this.#alternatives = (alternatives ?? [whole]).map((part) => ({ ...part, pattern: null }));
  }

  /** Whether the pattern matches in a text, whose lower case is at hand as well. */
  matches(text: string, lowerCase: string): boolean {
    for (const alternative of this.#alternatives) {
      if (alternative.pattern === null) {
        if (!holdsOneOfEach(lowerCase, alternative.needs)) continue;
        const { start, end } = alternative;
        alternative.pattern = new RegExp(this.#source.slice(start, end), "i");
      }
      if (alternative.pattern.test(text)) return true;
    }
    return false;
  }
}

function holdsOneOfEach(text: string, needs: PatternAlternative["needs"]): boolean {
  return needs.every((words) => words.some((word) => text.includes(word)));
}
