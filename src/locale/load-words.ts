import type { Language } from "../model/language.js";
import { createWords, type MessageLookup } from "./create-words.js";
import { localeTags } from "./locale-tags.js";
import { type MessageFile, readLocaleFile } from "./read-locale-file.js";
import type { Words } from "./words.js";

/**
 * Reads the words of a language, and the English ones for what it lacks.
 *
 * @param locale BCP 47 tag for numbers and dates; by default that of the language alone.
 * @param directory of the languages' directories; it ends in a slash.
 * @throws MailwhyError CATALOG_INVALID where a file is no JSON object.
 */
export async function loadWords(
  language: Language,
  locale: string = localeTags[language],
  directory?: URL,
): Promise<Words> {
  const english = new Messages("en", directory);
  const messages = language === "en" ? english : new Messages(language, directory);
  // Most commands say something of it, so that a broken file is told before anything is done.
  for (const one of new Set([english, messages])) one.read("interface");
  const find: MessageLookup = language === "en" ? () => undefined : (key) => messages.find(key);
  return createWords({ language, locale, messages: find, english: (key) => english.find(key) });
}

/** Files of keys that begin so; other keys stand in the interface, or else in the reference. */
const fileByTopic: Readonly<Record<string, MessageFile>> = {
  help: "help",
  error: "errors",
  note: "errors",
  progress: "errors",
};

/** The messages of a language. Each file is read when it is first asked for. */
class Messages {
  readonly #language: Language;
  readonly #directory: URL | undefined;
  readonly #files = new Map<MessageFile, Readonly<Record<string, unknown>>>();

  constructor(language: Language, directory?: URL) {
    this.#language = language;
    this.#directory = directory;
  }

  read(file: MessageFile): Readonly<Record<string, unknown>> {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    const messages = readLocaleFile(this.#language, file, this.#directory);
    this.#files.set(file, messages);
    return messages;
  }

  find(key: string): string | undefined {
    const file = fileByTopic[key.slice(0, key.indexOf("."))];
    const message =
      file === undefined
        ? (this.read("interface")[key] ?? this.read("reference")[key])
        : this.read(file)[key];
    return typeof message === "string" ? message : undefined;
  }
}

const packageEnglish = new Messages("en");

/** The package's English words; nothing is read before one of them is said. */
export const englishWords: Words = createWords({
  language: "en",
  locale: localeTags.en,
  messages: () => undefined,
  english: (key) => packageEnglish.find(key),
});
