import { englishWords, loadWords } from "../locale/load-words.js";
import type { Words } from "../locale/words.js";
import type { LanguageOptions } from "./options/language-options.js";

/**
 * The words of what is written to standard error. English where those of the language cannot be
 * read: that must not hide the error that is to be told.
 */
export async function stderrWords(speech: LanguageOptions): Promise<Words> {
  if (speech.language === "en") return englishWords;
  return loadWords(speech.language, speech.locale).catch(() => englishWords);
}
