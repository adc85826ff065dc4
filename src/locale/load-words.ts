import type { Language } from "../model/language.js";
import { createWords, type MessageLookup } from "./create-words.js";
import { localeTags } from "./locale-tags.js";
import { readLocaleFile } from "./read-locale-file.js";
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
  const english = messagesOf("en", directory);
  const messages = language === "en" ? () => undefined : messagesOf(language, directory);
  return createWords({ language, locale, messages, english });
}

/** The interface is read at once; what only comparisons and pages say, when it is first asked for. */
function messagesOf(language: Language, directory?: URL): MessageLookup {
  const words = readLocaleFile(language, "interface", directory);
  let reference: typeof words | undefined;
  return (key) => {
    let message = words[key];
    if (message === undefined) {
      reference ??= readLocaleFile(language, "reference", directory);
      message = reference[key];
    }
    return typeof message === "string" ? message : undefined;
  };
}
