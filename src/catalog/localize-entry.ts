import { directions } from "../model/direction.js";
import { fixRoles } from "../model/fix-role.js";
import { overlayText, overlayTexts, partOf } from "./overlay-text.js";
import type { Advice, CauseEntry, Rule } from "./schema.js";

type AdviceParts = { readonly [Part in keyof Advice]?: Advice[Part] | undefined };

type AdviceByDirection = { [Name in (typeof directions)[number]]?: AdviceParts | undefined };

/** What entries of both kinds of code have in words. */
interface CodeTexts {
  readonly meaning: string;
  readonly when: string;
  readonly use: string;
  readonly action: string;
  readonly retry: string;
  readonly fix: { readonly [Role in (typeof fixRoles)[number]]?: string[] | undefined };
}

const codeTexts = ["meaning", "when", "use", "action", "retry"] as const;

/** A cause with its title, explanation and advice translated. */
export function localizeCause(entry: CauseEntry, texts: unknown): CauseEntry {
  if (texts === undefined) return entry;
  const advice = { ...entry.advice };
  for (const direction of directions) {
    const translated = partOf(partOf(texts, "advice"), direction);
    advice[direction] = { ...advice[direction], ...adviceTexts(advice[direction], translated) };
  }
  return {
    ...entry,
    title: overlayText(entry.title, partOf(texts, "title")),
    explanation: overlayText(entry.explanation, partOf(texts, "explanation")),
    advice,
  };
}

/** A reply code or enhanced status code with its name or title, texts and fixes translated. */
export function localizeCode<
  Entry extends CodeTexts & ({ readonly name: string } | { readonly title: string }),
>(entry: Entry, texts: unknown): Entry {
  if (texts === undefined) return entry;
  const translated: Record<string, unknown> = {};
  for (const key of codeTexts) translated[key] = overlayText(entry[key], partOf(texts, key));
  if ("name" in entry) translated.name = overlayText(entry.name, partOf(texts, "name"));
  if ("title" in entry) translated.title = overlayText(entry.title, partOf(texts, "title"));
  const fix: Record<string, string[]> = {};
  for (const role of fixRoles) {
    const steps = entry.fix[role];
    if (steps !== undefined) fix[role] = overlayTexts(steps, partOf(partOf(texts, "fix"), role));
  }
  return { ...entry, ...translated, fix };
}

/** A rule with those parts of its own advice translated that it has. */
export function localizeRule(rule: Rule, texts: unknown): Rule {
  const { advice } = rule;
  if (texts === undefined || typeof advice !== "object") return rule;
  return { ...rule, advice: localizeAdvice(advice, texts) };
}

/** An advice with the parts that it has in each direction translated. */
export function localizeAdvice<ByDirection extends AdviceByDirection>(
  advice: ByDirection,
  texts: unknown,
): ByDirection {
  const localized = { ...advice };
  for (const direction of directions) {
    const parts = advice[direction];
    if (parts === undefined) continue;
    localized[direction] = { ...parts, ...adviceTexts(parts, partOf(texts, direction)) };
  }
  return localized;
}

/** The words of an advice, as far as it has any. */
function adviceTexts<Parts extends AdviceParts>(parts: Parts, texts: unknown) {
  const { headline, summary, steps } = parts;
  return {
    ...(headline === undefined
      ? {}
      : { headline: overlayText(headline, partOf(texts, "headline")) }),
    ...(summary === undefined ? {} : { summary: overlayText(summary, partOf(texts, "summary")) }),
    ...(steps === undefined ? {} : { steps: overlayTexts(steps, partOf(texts, "steps")) }),
  };
}
