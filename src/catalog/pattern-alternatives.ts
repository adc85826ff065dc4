import type { AST } from "@eslint-community/regexpp";
import { RegExpParser } from "@eslint-community/regexpp";

/** One of the alternatives that a pattern consists of, by its place in the pattern. */
export interface PatternAlternative {
  readonly start: number;
  readonly end: number;
  /** Each match holds at least one of each of these sets of words, which are in lower case. */
  readonly needs: readonly (readonly string[])[];
}

/** Shorter words stand in most texts. */
const shortestWord = 3;
/** Sets of more words take longer to look for than the pattern itself. */
const mostWords = 24;

/**
 * Takes a pattern apart, so that only those of its alternatives are compiled and tried whose words
 * stand in the text: compiling a long pattern takes some milliseconds, which is longer than it is
 * used for. The pattern must be a sound one (`lintPattern`).
 */
export function alternativesOf(pattern: string): PatternAlternative[] {
  const { alternatives } = new RegExpParser({ strict: true }).parsePattern(pattern);
  return alternatives.map((alternative) => ({
    start: alternative.start,
    end: alternative.end,
    // What is the least likely is asked first.
    needs: needsOf(alternative).sort((a, b) => shortest(b) - shortest(a)),
  }));
}

function shortest(words: readonly string[]): number {
  return Math.min(...words.map(({ length }) => length));
}

function needsOf({ elements }: AST.Alternative): string[][] {
  const needs: string[][] = [];
  let word = "";
  const endWord = () => {
    if (word.length >= shortestWord) needs.push([word]);
    word = "";
  };
  for (const element of elements) {
    if (element.type === "Character" && isPlain(element.value)) {
      word += String.fromCharCode(element.value).toLowerCase();
      continue;
    }
    // What has no width lets a word go on.
    if (element.type === "Assertion") continue;
    endWord();
    const group = element.type === "Quantifier" && element.min > 0 ? element.element : element;
    if (group.type === "Group" || group.type === "CapturingGroup") {
      const words = anyOf(group.alternatives);
      if (words !== null) needs.push(words);
    }
  }
  endWord();
  return needs;
}

/** Words of which one stands in whatever the alternatives match; null: none need be. */
function anyOf(alternatives: readonly AST.Alternative[]): string[] | null {
  const words = new Set<string>();
  for (const alternative of alternatives) {
    const [rarest] = needsOf(alternative).sort((a, b) => shortest(b) - shortest(a));
    if (rarest === undefined) return null;
    for (const word of rarest) words.add(word);
  }
  return words.size <= mostWords ? [...words] : null;
}

/** Whether lower case is the same to a pattern that ignores case and to a text that has no other. */
function isPlain(code: number): boolean {
  return code < 128 || (code >= 0x400 && code < 0x530) || (code >= 0x2e80 && code < 0xd800);
}
