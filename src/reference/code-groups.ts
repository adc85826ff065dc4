import { catalogCodes } from "../codes/catalog-codes.js";
import { enhancedCode } from "../codes/code.js";
import { classDigits } from "../codes/code-class.js";
import { commandsOf } from "../codes/filter-list.js";
import type { Words } from "../locale/words.js";
import { className } from "../report/reference-words.js";
import type { CodeGroup } from "./grouped-blocks.js";
import type { ReferenceEdition } from "./reference-edition.js";

/** Codes of each class; an enhanced code under each class that it is used with. */
export function groupsByClass({ words, catalog }: ReferenceEdition): readonly CodeGroup[] {
  const codes = catalogCodes(catalog);
  const replies = classDigits.map((digit): CodeGroup => {
    return {
      heading: className("reply", digit, words),
      anchor: null,
      text: words.say(`reference.byClass.means.${digit}`),
      codes: codes.filter(({ kind, classes }) => kind === "reply" && classes.includes(digit)),
    };
  });
  const enhanced = classDigits.map((digit): CodeGroup => {
    const ofClass = [...catalog.enhancedStatusCodes.values()].filter(({ classes }) =>
      classes.some((one) => one === digit),
    );
    return {
      heading: className("enhanced", digit, words),
      anchor: null,
      text: null,
      codes: ofClass.map((entry) => enhancedCode(entry, digit)),
    };
  });
  return [...replies, ...enhanced];
}

/** Codes of each cause, in the order of the causes; then those that have none. */
export function groupsByCause({ words, catalog }: ReferenceEdition): readonly CodeGroup[] {
  const codes = catalogCodes(catalog);
  const groups = [...catalog.causes.values()].map((cause): CodeGroup => {
    return {
      heading: cause.title,
      anchor: cause.id,
      text: cause.explanation,
      codes: codes.filter(({ causes }) => causes.includes(cause.id)),
    };
  });
  const rest: CodeGroup = {
    heading: words.say("reference.byCause.none"),
    anchor: null,
    text: null,
    codes: codes.filter(({ causes }) => causes.length === 0),
  };
  return [...groups, rest];
}

/** Reply codes of each command, in the order of a session; those of any command come first. */
export function groupsByCommand({ words, catalog }: ReferenceEdition): readonly CodeGroup[] {
  const replyCodes = catalogCodes(catalog).filter(({ kind }) => kind === "reply");
  return ["any", ...commandsOf(replyCodes)].map((command) => ({
    heading: commandHeading(command, words),
    anchor: null,
    text: null,
    codes: replyCodes.filter(({ commands }) => commands?.includes(command) === true),
  }));
}

/** A command as it is typed; what is none is said in words, as a heading begins. */
function commandHeading(command: string, words: Words): string {
  switch (command) {
    case "any":
      return words.say("reference.byCommand.any");
    case "connect":
      return words.say("reference.byCommand.connect");
    case "end of DATA":
      return words.say("reference.byCommand.end-of-data");
    default:
      return command;
  }
}
