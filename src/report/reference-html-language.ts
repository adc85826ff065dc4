import type { Language } from "../model/language.js";

/** What `lang` says of a page, so that fonts, line breaks and voices are those of its language. */
export const htmlLanguage = {
  en: "en",
  fr: "fr",
  es: "es",
  vi: "vi",
  th: "th",
  zh: "zh-Hans",
} as const satisfies Record<Language, string>;
