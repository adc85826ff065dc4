import { type Command, Option } from "commander";
import { localeTags } from "../../locale/locale-tags.js";
import { type Language, languages } from "../../model/language.js";
import type { Io } from "../io.js";

/** The option as typed, of every command that prints for people. */
export interface LanguageFlags {
  readonly lang?: Language;
}

/** In what language, and by whose rules for numbers and dates, a command speaks. */
export interface LanguageOptions {
  readonly language: Language;
  /** BCP 47 tag. */
  readonly locale: string;
}

/** Adds the option of every command that prints for people. */
export function addLanguageOption(command: Command): Command {
  return command.addOption(
    new Option("--lang <code>", "language; by default that of the environment, else en").choices(
      languages,
    ),
  );
}

/**
 * The language that the option names, else that of LC_ALL, LC_MESSAGES or LANG, else English;
 * numbers and dates as in the reader's region where that speaks the language.
 */
export function resolveLanguage(flags: LanguageFlags, { env }: Pick<Io, "env">): LanguageOptions {
  const asked = localeName(env.LC_ALL || env.LC_MESSAGES || env.LANG);
  const language = flags.lang ?? languageOf(asked) ?? "en";
  const region = localeName(env.LC_ALL || env.LC_NUMERIC || env.LANG);
  const isFitting = region !== null && languageOf(region) === language;
  return { language, locale: isFitting ? regionTag(region, language) : localeTags[language] };
}

/** `fr_CA.UTF-8` is `fr-CA`; null for `C`, `POSIX` and what is no name of a locale. */
function localeName(value: string | undefined): string | null {
  const tag = (value ?? "").replace(/[.@].*$/, "").replaceAll("_", "-");
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(tag) ? tag : null;
}

function languageOf(tag: string | null): Language | undefined {
  const primary = tag?.split("-")[0]?.toLowerCase();
  return languages.find((language) => language === primary);
}

/** Logs count years by the Gregorian calendar, and so must what is said of them. */
function regionTag(tag: string, language: Language): string {
  try {
    const supported = Intl.DateTimeFormat.supportedLocalesOf(tag)[0];
    if (supported === undefined) return localeTags[language];
    return language === "th" ? `${supported}-u-ca-gregory` : supported;
  } catch {
    return localeTags[language];
  }
}
