import type { Words } from "../../locale/words.js";

/** What stands between brackets in usage, arguments and flags, apart from names of commands. */
const placeholders = [
  "action",
  "argument",
  "budget",
  "code",
  "columns",
  "command",
  "condition",
  "date",
  "file",
  "first",
  "id",
  "name",
  "number",
  "options",
  "query",
  "second",
  "target",
  "text",
  "time",
  "when",
] as const;

/** The word for one placeholder; any other word stays as it is. */
export function sayPlaceholder(name: string, words: Words): string {
  const known = placeholders.find((one) => one === name);
  return known === undefined ? name : words.say(`help.placeholder.${known}`);
}

/** `-f, --format <name>` or `[file...]` with the words between brackets in the reader's language. */
export function sayPlaceholders(text: string, words: Words): string {
  return text.replace(
    /([<[])([a-z]+)(?=(?:\.\.\.)?[>\]])/g,
    (_, bracket: string, name: string) => bracket + sayPlaceholder(name, words),
  );
}
