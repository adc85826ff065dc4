import type { Catalog } from "../catalog/catalog.js";
import { compileCatalog, type RuleSubject } from "../catalog/compile-catalog.js";
import { exampleSubject } from "../catalog/example-subject.js";
import type { Rule } from "../catalog/schema.js";
import { SearchableText } from "../catalog/searchable-text.js";

/** Two rules that hold for the same example. */
export interface Overlap {
  readonly winner: Rule;
  readonly other: Rule;
  /** Examples for which both hold. */
  readonly examples: number;
}

/** A literal that stands in many texts that its rule does not hold for. */
export interface CommonLiteral {
  readonly rule: Rule;
  readonly literal: string;
  /** Share of the examples of all other rules, 0 to 1. */
  readonly share: number;
}

export interface SlowPattern {
  readonly rule: Rule;
  readonly milliseconds: number;
}

/** What somebody who edits the rules wants to know of all of them together. */
export interface RuleReport {
  readonly rules: number;
  readonly examples: number;
  /** Without each of these rules, its examples would have the same cause and advice. */
  readonly shadowed: readonly Rule[];
  /** The most frequent first. */
  readonly overlaps: readonly Overlap[];
  /** The most frequent first. */
  readonly commonLiterals: readonly CommonLiteral[];
  /** On hostile texts of 100 KB; the slowest first. */
  readonly slowest: readonly SlowPattern[];
}

interface Example {
  readonly owner: Rule;
  readonly subject: RuleSubject;
}

/** A literal in more texts than this is no anchor. */
const commonShare = 0.1;
const hostileLength = 100_000;

/**
 * Looks at all rules of a valid catalog; takes some seconds.
 *
 * @param now milliseconds of a clock that only goes forward.
 */
export function reportOnRules(
  { rules, providers }: Pick<Catalog, "rules" | "providers">,
  now: () => number,
): RuleReport {
  const examples = rules.flatMap((owner) =>
    owner.examples.map((example): Example => {
      const provider = owner.provider ?? null;
      return { owner, subject: { ...exampleSubject(owner, example), provider } };
    }),
  );
  const { findAll } = compileCatalog({ rules, providers });
  const held = examples.map((example) => ({ example, rules: findAll(example.subject) }));
  return {
    rules: rules.length,
    examples: examples.length,
    shadowed: rules.filter((rule) =>
      held
        .filter(({ example }) => example.owner === rule)
        .every(({ rules: all }) => {
          const next = all.find((other) => other !== rule);
          return next !== undefined && saysTheSame(rule, next);
        }),
    ),
    overlaps: findOverlaps(held),
    commonLiterals: findCommonLiterals(rules, examples),
    slowest: measure(rules, examples, now),
  };
}

function saysTheSame(rule: Rule, other: Rule): boolean {
  const said = ({ cause, provider, retry, advice, links }: Rule) =>
    JSON.stringify([cause, provider, retry, advice, links]);
  return said(rule) === said(other);
}

function findOverlaps(
  held: readonly { readonly example: Example; readonly rules: readonly Rule[] }[],
): Overlap[] {
  const found = new Map<string, Overlap>();
  for (const { example, rules } of held) {
    for (const other of rules) {
      const { owner: winner } = example;
      if (other === winner || other.cause === winner.cause) continue;
      const key = `${winner.id} ${other.id}`;
      const examples = (found.get(key)?.examples ?? 0) + 1;
      found.set(key, { winner, other, examples });
    }
  }
  return [...found.values()].sort((a, b) => b.examples - a.examples);
}

function findCommonLiterals(rules: readonly Rule[], examples: readonly Example[]): CommonLiteral[] {
  const masked = new SearchableText();
  const texts = examples.map(({ owner, subject }) => {
    masked.set(subject.text);
    return { owner, text: masked.toString().toLowerCase() };
  });
  return rules
    .flatMap((rule) =>
      rule.literals.map((literal): CommonLiteral => {
        const others = texts.filter(({ owner }) => owner !== rule);
        const holding = others.filter(({ text }) => text.includes(literal)).length;
        return { rule, literal, share: others.length === 0 ? 0 : holding / others.length };
      }),
    )
    .filter(({ share }) => share > commonShare)
    .sort((a, b) => b.share - a.share);
}

/** Near misses, over and over: what a stranger would send to keep a pattern busy. */
function measure(
  rules: readonly Rule[],
  examples: readonly Example[],
  now: () => number,
): SlowPattern[] {
  return rules
    .map((rule): SlowPattern => {
      const pattern = new RegExp(rule.pattern, "i");
      const own = examples.filter(({ owner }) => owner === rule);
      const times = own.map(({ subject }) => {
        const words = subject.text.split(" ");
        const near = `${words.slice(0, Math.max(1, words.length - 1)).join(" ")} `;
        const text = near.repeat(Math.ceil(hostileLength / near.length));
        const start = now();
        pattern.test(text);
        return now() - start;
      });
      return { rule, milliseconds: Math.max(0, ...times) };
    })
    .sort((a, b) => b.milliseconds - a.milliseconds);
}
