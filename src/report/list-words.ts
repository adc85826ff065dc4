import type { Words } from "../locale/words.js";

/** `a, b, c`, with what the language puts between things that it lists. */
export function listWords(items: readonly string[], words: Words): string {
  if (items.length === 0) return "";
  return items.reduceRight((rest, first) => words.say("list.join", { first, rest }));
}
