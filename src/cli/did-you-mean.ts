import { MailwhyError } from "../errors.js";
import { commands } from "./command.js";
import { editDistance } from "./nearest-name.js";

/** Adds to "no such file" what the argument may have been meant for. */
export function suggestCommand(argument: string, error: MailwhyError): MailwhyError {
  const hint = hintFor(argument);
  if (hint === null || !error.message.startsWith("no such file")) return error;
  return new MailwhyError(error.code, `${error.message} (${hint})`, { cause: error });
}

function hintFor(argument: string): string | null {
  if (/^[2-5]\d\d$|^[245]\.\d{1,3}\.\d{1,3}$/.test(argument)) {
    return `to look up a code: mailwhy explain ${argument}`;
  }
  if (argument.includes("/") || argument.includes(".")) return null;
  const exact = commands.find(({ name }) => name === argument);
  if (exact !== undefined) return `a command comes first: mailwhy ${exact.name} …`;
  const near = commands.find(({ name }) => editDistance(name, argument) <= 2);
  return near === undefined ? null : `did you mean the command ${near.name}?`;
}
