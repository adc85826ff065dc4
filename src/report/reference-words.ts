import type { CodeKind } from "../codes/code.js";
import type { ClassDigit } from "../codes/code-class.js";
import type { Words } from "../locale/words.js";
import type { Owner } from "../model/classification.js";

/** `5xx Permanent Negative Completion`, or `5.x.x Permanent Failure`. */
export function className(kind: CodeKind, digit: ClassDigit, words: Words): string {
  // RFC 3463 knows no class 3; the catalog holds none.
  if (kind === "reply" || digit === "3") return words.say(`code.class.${digit}`);
  return words.say(`code.enhancedClass.${digit}`);
}

/** `x.7.x Security or Policy Status`; subjects of no RFC are told as such. */
export function subjectName(subject: string, words: Words): string {
  const known = (["0", "1", "2", "3", "4", "5", "6", "7"] as const).find((one) => one === subject);
  if (known === undefined) return words.say("code.subject.other", { digit: subject });
  return words.say(`code.subject.${known}`);
}

/** Who acts first; null: nothing failed. */
export function actorWords(owner: Owner | null, words: Words): string {
  return owner === null ? words.say("reference.nobodyActs") : words.say(`actor.${owner}`);
}

/** The same in a word or two, for a column; empty where nothing failed. */
export function shortActor(owner: Owner | null, words: Words): string {
  return owner === null ? "" : words.say(`reference.actor.${owner}`);
}

/** A command as it is typed; what is none is said in words. */
export function commandWords(command: string, words: Words): string {
  switch (command) {
    case "any":
      return words.say("reference.command.any");
    case "connect":
      return words.say("reference.command.connect");
    case "end of DATA":
      return words.say("reference.command.end-of-data");
    default:
      return command;
  }
}
