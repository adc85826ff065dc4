import type { Code } from "../codes/code.js";
import type { Comparison, PairNote } from "../compare/comparison.js";
import type { WordKey, Words } from "../locale/words.js";
import { className } from "./reference-words.js";

/** The difference in class and consequence, in a sentence or two; the lower class comes first. */
export function compareLead(comparison: Comparison, words: Words): string {
  const { first, second } = comparison;
  const isOrdered = classOf(first) <= classOf(second);
  const [lower, higher] = isOrdered ? [first, second] : [second, first];
  return words.say(leadKey(comparison), {
    first: lower.code,
    firstName: lower.name,
    firstClass: className(lower.kind, classOf(lower), words),
    second: higher.code,
    secondName: higher.name,
    secondClass: className(higher.kind, classOf(higher), words),
  });
}

/**
 * A reply code and an enhanced status code of one class can stand in one reply, and some codes are
 * two numbers for one thing: then the sentence does not promise a difference.
 */
function leadKey({ first, second, classes, differences }: Comparison): WordKey {
  if (first.kind === second.kind && differences.length > 0) return `compare.lead.${classes}`;
  switch (classes) {
    case "2-2":
      return "compare.leadTogether.2";
    case "4-4":
      return "compare.leadTogether.4";
    case "5-5":
      return "compare.leadTogether.5";
    default:
      return `compare.lead.${classes}`;
  }
}

/** What the reader should know of the pair itself. */
export function compareNote(note: PairNote, words: Words): string {
  switch (note.kind) {
    case "same-entry":
      return words.say("compare.note.same-entry", { code: note.code });
    case "no-difference":
      return words.say("compare.note.no-difference");
    case "companions":
    case "same-class":
    case "other-class": {
      const { reply, enhanced } = note;
      return words.say(`compare.note.${note.kind}`, { reply, enhanced });
    }
    default:
      return note satisfies never;
  }
}

function classOf({ classes }: Code) {
  return classes[0] ?? "5";
}
