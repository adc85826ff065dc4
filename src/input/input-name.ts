import type { Phrase } from "../locale/phrase.js";
import { stdinName } from "./input-source.js";

/** What a sentence calls an input: standard input in the reader's language, else its name. */
export function inputName(name: string): string | Phrase {
  return name === stdinName ? { key: "error.standardInput" } : name;
}
