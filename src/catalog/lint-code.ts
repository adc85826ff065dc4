import { lintExampleText } from "./lint-example-text.js";
import { lintFixes } from "./lint-fixes.js";
import { lintOwner } from "./lint-owner.js";
import { lintRepeats } from "./lint-repeats.js";
import type { ProblemText } from "./problem.js";
import type { EnhancedStatusCodeEntry, ReplyCodeEntry } from "./schema.js";

/** What is wrong with an entry that the schema cannot say: `[where, what]`, where as in `owner`. */
export function lintCode(
  entry: ReplyCodeEntry | EnhancedStatusCodeEntry,
): [where: string, what: ProblemText][] {
  return [
    ...lintOwner(entry, classesOf(entry)),
    ...lintFixes(entry.fix),
    ...lintRepeats({ ...entry }),
    ...entry.texts.flatMap((text, index) =>
      lintExampleText(text).map((what): [string, string] => [`texts[${index}]`, what]),
    ),
  ];
}

function classesOf(entry: ReplyCodeEntry | EnhancedStatusCodeEntry): readonly string[] {
  return "classes" in entry ? entry.classes : [`${entry.code}`.slice(0, 1)];
}
