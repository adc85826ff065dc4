import type { Phrase } from "../locale/phrase.js";

/** No list of an entry says a thing twice. */
export function lintRepeats(
  entry: Readonly<Record<string, unknown>>,
): [where: string, what: Phrase][] {
  return Object.entries(entry).flatMap(([where, list]) => {
    if (!Array.isArray(list)) return [];
    const texts = list.map((item) => JSON.stringify(item));
    const repeated = texts.find((text, index) => texts.indexOf(text) !== index);
    if (repeated === undefined) return [];
    return [[where, { key: "error.data.twice", values: { value: repeated } }]];
  });
}
