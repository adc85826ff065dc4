import type { Language } from "../model/language.js";
import { formatMessage } from "./format-message.js";
import type { WordKey, Words, WordValues } from "./words.js";

/** The message of a key, where there is one. */
export type MessageLookup = (key: WordKey) => string | undefined;

/** What words are made of; `messages` are asked before the English ones. */
export interface WordSources {
  readonly language: Language;
  readonly locale: string;
  readonly messages: MessageLookup;
  readonly english: MessageLookup;
}

/** A message that is missing, or that cannot be formatted, is said in English. */
export function createWords({ language, locale, messages, english }: WordSources): Words {
  // Made when first needed: it takes longer than all else that explaining a code does.
  let numbers: Intl.NumberFormat | undefined;
  const sayEnglish = (key: WordKey, values: WordValues): string => {
    const message = english(key);
    if (message === undefined) throw new TypeError(`no message is called ${key}`);
    return formatMessage(message, language === "en" ? locale : "en-GB", values);
  };
  return {
    language,
    locale,
    say(key, values = {}) {
      const message = messages(key);
      if (language === "en" || message === undefined) return sayEnglish(key, values);
      try {
        return formatMessage(message, locale, values);
      } catch {
        return sayEnglish(key, values);
      }
    },
    number(value) {
      numbers ??= new Intl.NumberFormat(locale);
      return numbers.format(value);
    },
  };
}
