import type { ProblemText } from "../../src/catalog/problem.js";
import { englishWords } from "../../src/locale/load-words.js";
import { sayPhrase } from "../../src/locale/phrase.js";

/** What a linter found, as an English reader sees it. */
export function inEnglish(what: ProblemText): string {
  return typeof what === "string" ? what : sayPhrase(what, englishWords);
}
