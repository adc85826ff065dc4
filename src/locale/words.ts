import type { Language } from "../model/language.js";
import type { ErrorsKey } from "./errors-keys.js";
import type { HelpKey } from "./help-keys.js";
import type { InterfaceKey } from "./interface-keys.js";
import type { ReferenceKey } from "./reference-keys.js";

/** Names of the messages in `data/locales/en/`. */
export type WordKey = InterfaceKey | ReferenceKey | HelpKey | ErrorsKey;

/** What stands in the place of a message's arguments; a number chooses its plural form. */
export type WordValues = Readonly<Record<string, string | number>>;

/** The words of one language, and how it writes numbers. */
export interface Words {
  readonly language: Language;
  /** BCP 47 tag for numbers and dates. */
  readonly locale: string;
  /** The message in this language, or in English where it has none. */
  readonly say: (key: WordKey, values?: WordValues) => string;
  /** The number as this locale writes it; its digits are grouped. */
  readonly number: (value: number) => string;
}
