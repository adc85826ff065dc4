import type { TextPair } from "./text-tree.js";

const marks = [
  { name: "commands", pattern: /`[^`]*`/g },
  { name: "placeholders", pattern: /(?<!\$)\{[A-Za-z]+\}/g },
  { name: "options", pattern: /(?<![\w-])--[a-z][a-z-]+/g },
] as const;

/** Commands between backticks, placeholders and options stand in both, letter for letter. */
export function checkMarks({ english, translated }: TextPair): string[] {
  return marks.flatMap(({ name, pattern }) => {
    const wanted = collect(english, pattern);
    const present = collect(translated, pattern);
    if (wanted.join("\n") === present.join("\n")) return [];
    return [`other ${name}: ${list(present)} where the English has ${list(wanted)}`];
  });
}

function collect(text: string, pattern: RegExp): string[] {
  return (text.match(pattern) ?? []).sort();
}

function list(found: readonly string[]): string {
  return found.length === 0 ? "none" : found.join(" ");
}
