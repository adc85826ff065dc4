import { readFileSync } from "node:fs";
import { createWords, type MessageLookup } from "../../src/locale/create-words.js";
import { localeTags } from "../../src/locale/locale-tags.js";
import type { Words } from "../../src/locale/words.js";
import { type Language, languages } from "../../src/model/language.js";

const locales = new URL("../../data/locales/", import.meta.url);

function messagesOf(language: Language): MessageLookup {
  const messages: Readonly<Record<string, string>> = Object.assign(
    {},
    ...["interface", "reference", "help", "errors"].map((name) => {
      try {
        return JSON.parse(readFileSync(new URL(`${language}/${name}.json`, locales), "utf8"));
      } catch {
        return {};
      }
    }),
  );
  return (key) => messages[key];
}

/** The package's own words, read at once: tests of renderers need them before they begin. */
export function wordsOf(language: Language, locale: string = localeTags[language]): Words {
  return createWords({
    language,
    locale,
    messages: messagesOf(language),
    english: messagesOf("en"),
  });
}

export const english: Words = wordsOf("en");

export const everyLanguage: readonly Words[] = languages.map((language) => wordsOf(language));
