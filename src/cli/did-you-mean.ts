import { MailwhyError } from "../errors.js";
import { commands } from "./command.js";

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

/** Insertions, deletions and substitutions that turn one word into the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
