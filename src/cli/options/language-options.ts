import type { Option } from "commander";
import { localeTags } from "../../locale/locale-tags.js";
import { type Language, languages } from "../../model/language.js";
import { option } from "../help/worded.js";
import type { Io } from "../io.js";

/** In what language, and by whose rules for numbers and dates, a command speaks. */
export interface LanguageOptions {
  readonly language: Language;
  /** BCP 47 tag. */
  readonly locale: string;
}

/** `--lang`: commands that print for people list it; the program takes it for all of them. */
export function languageOption(): Option {
  return option("--lang <code>", "help.option.lang").choices(languages);
}

/**
 * The language of a run. Help and errors speak it too, so `--lang` is looked for before the arguments
 * are understood; one that names no language is left to the error that follows.
 */
export function askedLanguage(argv: readonly string[], io: Pick<Io, "env">): LanguageOptions {
  const { values } = splitLanguage(argv);
  const lang = languages.find((language) => language === values.at(-1));
  return resolveLanguage(lang === undefined ? {} : { lang }, io);
}

/** The arguments without each `--lang` and its value. */
export function argumentsBesidesLanguage(argv: readonly string[]): readonly string[] {
  return splitLanguage(argv).others;
}

/** Behind `--` nothing is an option. */
function splitLanguage(argv: readonly string[]) {
  const end = argv.indexOf("--");
  const options = argv.slice(0, end === -1 ? argv.length : end).values();
  const values: (string | undefined)[] = [];
  const others: string[] = [];
  for (const argument of options) {
    if (argument === "--lang") values.push(options.next().value);
    else if (argument.startsWith("--lang=")) values.push(argument.slice("--lang=".length));
    else others.push(argument);
  }
  return { values, others: [...others, ...(end === -1 ? [] : argv.slice(end))] };
}

/**
 * The language that the option names, else that of LC_ALL, LC_MESSAGES or LANG, else English;
 * numbers and dates as in the reader's region where that speaks the language.
 */
export function resolveLanguage(
  flags: { readonly lang?: Language },
  { env }: Pick<Io, "env">,
): LanguageOptions {
  const asked = localeName(env.LC_ALL || env.LC_MESSAGES || env.LANG);
  const language = flags.lang ?? languageOf(asked) ?? "en";
  const region = localeName(env.LC_ALL || env.LC_NUMERIC || env.LANG);
  const isFitting = region !== null && languageOf(region) === language;
  return {
    language,
    // Asked for late: it takes ten milliseconds, and not every run says something in a language.
    get locale() {
      return isFitting ? regionTag(region, language) : localeTags[language];
    },
  };
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
