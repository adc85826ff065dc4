import type { Phrase } from "../locale/phrase.js";
import { directions } from "../model/direction.js";
import type { RuleParts } from "./catalog.js";
import { compileCatalog } from "./compile-catalog.js";
import { exampleSubject } from "./example-subject.js";
import { lintAdvice, providerPlaceholdersIn } from "./lint-advice.js";
import { lintPattern } from "./lint-pattern.js";
import type { Problem } from "./problem.js";
import type { CauseEntry, Rule } from "./schema.js";
import { unknownName } from "./unknown-name.js";

/** A rule with its place in the data. */
export interface RuleAt {
  readonly file: string;
  readonly index: number;
  readonly rule: Rule;
}

/** What the schema cannot say of the rules. Examples are tried only where the rest is sound. */
export function lintRules(located: readonly RuleAt[], parts: RuleParts): Problem[] {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const at of located) {
    const first = seen.get(at.rule.id);
    if (first !== undefined) {
      const values = { file: first };
      problems.push(problem(at, "id", { key: "error.rule.idTwice", values }));
    }
    seen.set(at.rule.id, at.file);
    for (const what of lintPattern(at.rule.pattern, at.rule.literals)) {
      problems.push(problem(at, "pattern", what));
    }
    problems.push(...lintConditions(at), ...lintReferences(at, parts));
  }
  return problems.length > 0 ? problems : lintExamples(located, parts);
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

function problem({ file, index, rule }: RuleAt, where: string, what: Phrase): Problem {
  return { file, where: `rules[${index}].${where} (${rule.id})`, what };
}

function lintConditions(at: RuleAt): Problem[] {
  const { rule } = at;
  const problems: Problem[] = [];
  if (rule.speaker === "own" && rule.codes !== undefined) {
    problems.push(problem(at, "codes", { key: "error.rule.codesOfOwnWords" }));
  }
  for (const direction of directions) {
    const advice = typeof rule.advice === "object" ? rule.advice[direction] : undefined;
    if (advice === undefined) continue;
    const where = `advice.${direction}`;
    if (rule.directions !== undefined && !rule.directions.includes(direction)) {
      problems.push(problem(at, where, { key: "error.rule.directionExcluded" }));
    }
    for (const [part, what] of lintAdvice(advice)) {
      problems.push(problem(at, `${where}.${part}`, what));
    }
  }
  return problems;
}

/** The provider and the shared advice are there, and the provider has the pages that it needs. */
function lintReferences(at: RuleAt, { providers, sharedAdvice }: RuleParts): Problem[] {
  const { provider: id, advice: adviceId, knownProviderOnly } = at.rule;
  const provider = id === undefined ? undefined : providers.get(id);
  const problems: Problem[] = [];
  if (id !== undefined && provider === undefined) {
    problems.push(problem(at, "provider", unknownName(id, [...providers.keys()])));
  }
  if (id === undefined && knownProviderOnly) {
    problems.push(problem(at, "knownProviderOnly", { key: "error.rule.nameProvider" }));
  }
  if (typeof adviceId !== "string") return problems;
  const shared = sharedAdvice.get(adviceId);
  if (shared === undefined) {
    const what = unknownName(adviceId, [...sharedAdvice.keys()]);
    return [...problems, problem(at, "advice", what)];
  }
  const needed = directions.flatMap((direction) => providerPlaceholdersIn(shared[direction] ?? {}));
  for (const name of new Set(needed)) {
    const page = name.replace(/Page$/, "");
    const isThere = provider !== undefined && (page === name || page in provider.pages);
    if (isThere) continue;
    const values = { advice: adviceId, name: `{${name}}` };
    const what: Phrase =
      id === undefined
        ? { key: "error.rule.adviceNeedsProvider", values }
        : { key: "error.rule.missingPage", values: { ...values, provider: id } };
    problems.push(problem(at, "advice", what));
  }
  return problems;
}

/** Every example is won by its own rule, whether or not the host tells the provider. */
function lintExamples(located: readonly RuleAt[], { providers }: RuleParts): Problem[] {
  const catalog = compileCatalog({ providers, rules: located.map(({ rule }) => rule) });
  return located.flatMap((at) =>
    at.rule.examples.flatMap((example, index) => {
      const subject = exampleSubject(at.rule, example);
      const where = `examples[${index}]`;
      const ofHost = at.rule.provider ?? null;
      const known = at.rule.knownProviderOnly
        ? [ofHost]
        : [catalog.providerInText(subject), ofHost];
      for (const provider of known) {
        const [winner, ...others] = catalog.findAll({ ...subject, provider });
        if (winner === at.rule) continue;
        if (winner === undefined || !others.includes(at.rule)) {
          return [problem(at, where, whyLost(at.rule, subject.text))];
        }
        const values = { rule: winner.id };
        return [problem(at, where, { key: "error.rule.wonBy", values })];
      }
      return [];
    }),
  );
}

function whyLost(rule: Rule, text: string): Phrase {
  return new RegExp(rule.pattern, "i").test(text.replace(/\s+/g, " ").trim())
    ? { key: "error.rule.conditionsDiffer" }
    : { key: "error.rule.notMatched", values: { text: JSON.stringify(text) } };
}
