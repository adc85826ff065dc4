import type { Phrase } from "../locale/phrase.js";
import type { ProblemText } from "./problem.js";
import type { Advice } from "./schema.js";

/** What the report fills in from the log; the schema says what each stands for. */
export const placeholders = [
  "senderDomain",
  "recipientDomain",
  "recipient",
  "relayHost",
  "relayIp",
  "clientHost",
  "clientIp",
  "listedIp",
] as const;

/** What a shared advice takes from the provider of the rule that gives it. */
export const providerPlaceholders = [
  "provider",
  "lookupPage",
  "removalPage",
  "formPage",
  "helpPage",
] as const;

type AdviceParts = { readonly [Part in keyof Advice]?: Advice[Part] | undefined };

/**
 * What is wrong with an advice: `[where, what]`, where as in `steps[1]`.
 *
 * @param ofProvider placeholders that are filled before those of the log, in every part.
 */
export function lintAdvice(
  advice: AdviceParts,
  ofProvider: readonly string[] = [],
): [where: string, what: Phrase][] {
  const problems: [string, Phrase][] = [];
  const { headline, summary, steps } = advice;
  for (const [where, text] of Object.entries({ headline, summary })) {
    const found = findPlaceholders(text ?? "").find((name) => !ofProvider.includes(bare(name)));
    if (found !== undefined) {
      problems.push([where, { key: "error.rule.placeholderOutside", values: { name: found } }]);
    }
  }
  for (const [where, what] of lintSteps(steps ?? [], ofProvider)) problems.push([where, what]);
  return problems;
}

/** Steps: known placeholders, and backticks in pairs. */
function lintSteps(
  steps: readonly string[],
  ofProvider: readonly string[],
): [where: string, what: Phrase][] {
  const names = [...placeholders, ...ofProvider];
  return steps.flatMap((step, index) => {
    const where = `steps[${index}]`;
    const problems: [string, Phrase][] = [];
    for (const found of findPlaceholders(step)) {
      if (names.includes(bare(found))) continue;
      const known = names.map((name) => `{${name}}`).join(" ");
      const values = { name: found, names: known };
      problems.push([where, { key: "error.rule.unknownPlaceholder", values }]);
    }
    if (hasOddBacktick(step)) problems.push([where, oddBacktick]);
    return problems;
  });
}

/** The placeholders of the provider that stand anywhere in an advice, links included. */
export function providerPlaceholdersIn(advice: AdviceParts): string[] {
  const { headline = "", summary = "", steps = [], links = [] } = advice;
  const found = [headline, summary, ...steps, ...links].flatMap(findPlaceholders).map(bare);
  return providerPlaceholders.filter((name) => found.includes(name));
}

function bare(placeholder: string): string {
  return placeholder.slice(1, -1);
}

/** Steps of a code's fix: no placeholders, and backticks in pairs. */
export function lintFixSteps(steps: readonly string[]): [where: string, what: ProblemText][] {
  return steps.flatMap((step, index) => {
    const problems: [string, ProblemText][] = findPlaceholders(step).map((found) => [
      `[${index}]`,
      `placeholder ${found}; nothing of a log is known here, so write NAME or example.com`,
    ]);
    if (hasOddBacktick(step)) problems.push([`[${index}]`, oddBacktick]);
    return problems;
  });
}

const oddBacktick: Phrase = { key: "error.rule.oddBacktick" };

function hasOddBacktick(text: string): boolean {
  return text.split("`").length % 2 === 0;
}

/** Words in braces; Exim's `${name}` is no placeholder. */
function findPlaceholders(text: string): string[] {
  return text.match(/(?<!\$)\{[A-Za-z]+\}/g) ?? [];
}
