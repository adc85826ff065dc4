import { createRequire } from "node:module";
import type * as MessageFormat from "intl-messageformat";
import type { WordValues } from "./words.js";

/** An argument without a type: `{host}`. */
const plainArgument = /\{ *([A-Za-z0-9_]+) *\}/g;

/**
 * Whether the message is text with plain arguments at most. ICU gives a meaning to arguments with a
 * type, and to an apostrophe before a brace or another apostrophe.
 */
export function isPlainMessage(message: string): boolean {
  return !/[{}]|''/.test(message.replace(plainArgument, "")) && !/'[{}]/.test(message);
}

/** Loads with the first message that needs it: the parser takes as long as all of `explain`. */
let IntlMessageFormat: typeof MessageFormat.IntlMessageFormat | undefined;

/** As many as there are messages in the locale files: no message comes from a log. */
const formatters = new Map<string, MessageFormat.IntlMessageFormat>();

/**
 * The ICU message with its arguments in place. Text that stands for an argument is not looked at
 * again, whatever it holds.
 *
 * @throws where the message is malformed or a value is missing.
 */
export function formatMessage(message: string, locale: string, values: WordValues): string {
  if (isPlainMessage(message)) return fillPlain(message, values);
  const key = `${locale} ${message}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    IntlMessageFormat ??= loadFormatter();
    formatter = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    formatters.set(key, formatter);
  }
  return String(formatter.format(values));
}

function loadFormatter(): typeof MessageFormat.IntlMessageFormat {
  // A module of the ES kind without top-level await, which Node 20.19 and later can require.
  const loaded = createRequire(import.meta.url)("intl-messageformat") as typeof MessageFormat;
  return loaded.IntlMessageFormat;
}

function fillPlain(message: string, values: WordValues): string {
  return message.replace(plainArgument, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new TypeError(`the message ${message} is given no ${name}`);
    return String(value);
  });
}
