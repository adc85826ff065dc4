import type { TextPair } from "./text-tree.js";

/** Characters of the longest texts that the layouts have room for. */
const longest: readonly (readonly [where: RegExp, characters: number])[] = [
  [/\.headline$/, 90],
  [/^[a-z-]+\.title$/, 60],
  [/\.action$/, 170],
];

/** Empty texts, outer blanks, control characters, and texts that are too long for their place. */
export function checkForm({ file, where, english, translated }: TextPair): string[] {
  const found: string[] = [];
  if (translated.trim() === "") return ["empty; translate it"];
  if (translated.trim() !== translated) found.push("blanks at an end; take them off");
  // Where the English has lines, so have the others.
  const text = english.includes("\n") ? translated.replaceAll("\n", " ") : translated;
  if (/\p{Cc}/u.test(text)) found.push("a control character; take it out");
  for (const [place, characters] of longest) {
    const length = Array.from(translated).length;
    if (file === "enhanced-status-codes" && where.endsWith(".title")) continue;
    if (place.test(where) && length > characters) {
      found.push(`${length} characters, ${characters} are allowed`);
    }
  }
  return found;
}
