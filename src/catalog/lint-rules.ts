import { directions } from "../model/direction.js";
import { compileCatalog } from "./compile-catalog.js";
import { exampleSubject } from "./example-subject.js";
import { lintAdvice } from "./lint-advice.js";
import { lintPattern } from "./lint-pattern.js";
import type { Problem } from "./problem.js";
import type { CauseEntry, Rule } from "./schema.js";

/** A rule with its place in the data. */
export interface RuleAt {
  readonly file: string;
  readonly index: number;
  readonly rule: Rule;
}

/** What the schema cannot say of the rules. Examples are tried only where the rest is sound. */
export function lintRules(located: readonly RuleAt[]): Problem[] {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const at of located) {
    const first = seen.get(at.rule.id);
    if (first !== undefined) {
      problems.push(problem(at, "id", `stands in ${first} already; give each rule its own id`));
    }
    seen.set(at.rule.id, at.file);
    for (const what of lintPattern(at.rule.pattern, at.rule.literals)) {
      problems.push(problem(at, "pattern", what));
    }
    problems.push(...lintConditions(at));
  }
  return problems.length > 0 ? problems : lintExamples(located);
}

/** Placeholders and backticks in the advice of a cause. */
export function lintCauseAdvice(file: string, cause: CauseEntry, index: number): Problem[] {
  return directions.flatMap((direction) =>
    lintAdvice(cause.advice[direction]).map(([where, what]) => ({
      file,
      where: `causes[${index}].advice.${direction}.${where} (${cause.id})`,
      what,
    })),
  );
}

function problem({ file, index, rule }: RuleAt, where: string, what: string): Problem {
  return { file, where: `rules[${index}].${where} (${rule.id})`, what };
}

function lintConditions(at: RuleAt): Problem[] {
  const { rule } = at;
  const problems: Problem[] = [];
  if (rule.speaker === "own" && rule.codes !== undefined) {
    problems.push(problem(at, "codes", "our own words carry no reply code; leave the codes out"));
  }
  for (const direction of directions) {
    const advice = rule.advice?.[direction];
    if (advice === undefined) continue;
    const where = `advice.${direction}`;
    if (rule.directions !== undefined && !rule.directions.includes(direction)) {
      problems.push(problem(at, where, "the rule excludes this direction; leave its advice out"));
    }
    for (const [part, what] of lintAdvice(advice)) {
      problems.push(problem(at, `${where}.${part}`, what));
    }
  }
  return problems;
}

/** Every example is won by its own rule, with and without its provider being known. */
function lintExamples(located: readonly RuleAt[]): Problem[] {
  const catalog = compileCatalog({ rules: located.map(({ rule }) => rule) });
  return located.flatMap((at) =>
    at.rule.examples.flatMap((example, index) => {
      const subject = exampleSubject(at.rule, example);
      const where = `examples[${index}]`;
      for (const provider of [null, at.rule.provider ?? null]) {
        const winner = catalog.findRule({ ...subject, provider });
        if (winner === at.rule) continue;
        if (winner === null) return [problem(at, where, whyLost(at.rule, subject.text))];
        const what = `won by ${winner.id}; put this rule before it, or narrow that one`;
        return [problem(at, where, what)];
      }
      return [];
    }),
  );
}

function whyLost(rule: Rule, text: string): string {
  return new RegExp(rule.pattern, "i").test(text.replace(/\s+/g, " ").trim())
    ? "the codes, enhanced or stages that the rule asks for do not fit it; mend either"
    : `the pattern does not match ${JSON.stringify(text)}; mend the example or the pattern`;
}
