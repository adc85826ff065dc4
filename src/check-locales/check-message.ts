import { IntlMessageFormat } from "intl-messageformat";
import type { TextPair } from "./text-tree.js";

/** Options (`--details`) that a message names. */
const option = /(?<![\w-])--[a-z][a-z-]+/g;

/**
 * ICU messages: the syntax is sound, the arguments are those of the English, and a number that
 * English chooses a plural by is one here too, or it would be written without its locale's digits.
 */
export function checkMessage(pair: TextPair, locale: string): string[] {
  const english = argumentsOf(pair.english, "en");
  let translated: ReadonlyMap<string, boolean>;
  try {
    translated = argumentsOf(pair.translated, locale);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return [`is no ICU message (${reason}); mind braces, other {…}, and ' before a brace`];
  }
  const found: string[] = [];
  for (const [name, isPlural] of english) {
    if (!translated.has(name)) found.push(`the argument {${name}} is missing`);
    else if (isPlural && translated.get(name) === false) {
      found.push(`{${name}} is a number: write {${name}, plural, other {…#…}}`);
    }
  }
  for (const name of translated.keys()) {
    if (!english.has(name)) found.push(`{${name}} is no argument of the English message`);
  }
  const wanted = new Set(pair.english.match(option));
  const present = new Set(pair.translated.match(option));
  for (const name of wanted) if (!present.has(name)) found.push(`the option ${name} is missing`);
  for (const name of present) if (!wanted.has(name)) found.push(`${name} is not in the English`);
  return found;
}

/** Arguments by name, and whether a plural is chosen by them. */
function argumentsOf(message: string, locale: string): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  const visit = (elements: ReturnType<IntlMessageFormat["getAst"]>): void => {
    for (const element of elements) {
      if (!("value" in element) || element.type === 0) continue;
      const isPlural = "pluralType" in element;
      found.set(element.value, isPlural || (found.get(element.value) ?? false));
      if (!("options" in element)) continue;
      for (const { value } of Object.values(element.options)) visit(value);
    }
  };
  visit(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst());
  return found;
}
