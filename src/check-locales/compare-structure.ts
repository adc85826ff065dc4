import type { Entries, LocaleProblem, TextPair, TextTree } from "./text-tree.js";

/** What two files have in common, and where one has more or less than the other. */
export interface Structure {
  readonly pairs: readonly TextPair[];
  readonly problems: readonly LocaleProblem[];
}

/** Walks both files: missing, superfluous and misplaced keys, and lists of another length. */
export function compareStructure(file: string, english: Entries, translated: unknown): Structure {
  const pairs: TextPair[] = [];
  const problems: LocaleProblem[] = [];
  const tell = (where: string, what: string) => problems.push({ file, where, what });

  const walk = (text: TextTree, other: unknown, where: string): void => {
    if (typeof text === "string") {
      if (typeof other === "string") pairs.push({ file, where, english: text, translated: other });
      else tell(where, other === undefined ? "missing; translate it" : "expected a text");
    } else if (isList(text)) {
      walkList(text, other, where);
    } else {
      walkParts(text, other, where);
    }
  };
  const walkList = (texts: readonly string[], other: unknown, where: string): void => {
    if (!Array.isArray(other)) {
      tell(where, other === undefined ? "missing; translate it" : "expected a list of steps");
    } else if (other.length !== texts.length) {
      tell(where, `${other.length} steps where the English has ${texts.length}`);
    } else {
      for (const [index, text] of texts.entries()) walk(text, other[index], `${where}[${index}]`);
    }
  };
  const walkParts = (parts: Entries, other: unknown, where: string): void => {
    if (typeof other !== "object" || other === null || Array.isArray(other)) {
      tell(where, other === undefined ? "missing; translate it" : "expected parts by name");
      return;
    }
    const inside = (key: string) => (where === "" ? key : `${where}.${key}`);
    for (const [key, text] of Object.entries(parts)) {
      walk(text, Object.hasOwn(other, key) ? Reflect.get(other, key) : undefined, inside(key));
    }
    const known = Object.keys(other).filter((key) => Object.hasOwn(parts, key));
    for (const key of Object.keys(other)) {
      if (!Object.hasOwn(parts, key)) tell(inside(key), "superfluous: the English has no such key");
    }
    const order = Object.keys(parts).filter((key) => known.includes(key));
    const misplaced = known.find((key, index) => key !== order[index]);
    if (misplaced !== undefined) tell(inside(misplaced), "out of the order of the English file");
  };

  walkParts(english, translated, "");
  return { pairs, problems };
}

function isList(text: Exclude<TextTree, string>): text is readonly string[] {
  return Array.isArray(text);
}
