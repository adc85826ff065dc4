import type { Language } from "../model/language.js";

/**
 * BCP 47 tag of each language where the reader names no region. English dates are in the
 * international order; Thai ones in the calendar of the logs.
 */
export const localeTags = {
  en: "en-GB",
  fr: "fr-FR",
  es: "es-ES",
  vi: "vi-VN",
  th: "th-TH-u-ca-gregory",
  zh: "zh-CN",
} as const satisfies Record<Language, string>;
