import type { MailwhyError } from "../errors.js";
import type { Phrase } from "../locale/phrase.js";
import { PhrasedError } from "../locale/phrased-error.js";
import { editDistance } from "../text/nearest-name.js";
import { commands } from "./command.js";

/** Adds to "no such file" what the argument may have been meant for. */
export function suggestCommand(argument: string, error: MailwhyError): MailwhyError {
  if (!(error instanceof PhrasedError)) return error;
  if (error.phrases[0]?.key !== "error.noSuchFile") return error;
  const phrase = phraseFor(argument);
  return phrase === null ? error : new PhrasedError(error.code, phrase, { cause: error });
}

function phraseFor(name: string): Phrase | null {
  if (/^[2-5]\d\d$|^[245]\.\d{1,3}\.\d{1,3}$/.test(name)) {
    return { key: "error.noSuchFileCode", values: { name, command: `mailwhy explain ${name}` } };
  }
  if (name.includes("/") || name.includes(".")) return null;
  const exact = commands.find((command) => command.name === name);
  if (exact !== undefined) {
    return { key: "error.noSuchFileOrder", values: { name, command: `mailwhy ${exact.name} …` } };
  }
  const near = commands.find((command) => editDistance(command.name, name) <= 2);
  if (near === undefined) return null;
  return { key: "error.noSuchFileNear", values: { name, command: near.name } };
}
