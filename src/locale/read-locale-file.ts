import { readFileSync } from "node:fs";
import { MailwhyError } from "../errors.js";
import type { Language } from "../model/language.js";
import { packageRoot } from "../package-files.js";

const packageLocales = new URL("data/locales/", packageRoot);

/** Files whose entries are messages. */
export type MessageFile = "interface" | "reference" | "help" | "errors";

/** What a language may have been given a file of. */
export type LocaleFile =
  | MessageFile
  | "causes"
  | "advice"
  | "rules"
  | "reply-codes"
  | "enhanced-status-codes";

/**
 * The entries of a locale file by their key; none where the language has no such file. Read at once:
 * the files are small, and handing each to a thread takes longer than reading it.
 *
 * @throws MailwhyError CATALOG_INVALID where the file cannot be read or is no JSON object.
 */
export function readLocaleFile(
  language: Language,
  file: LocaleFile,
  directory: URL = packageLocales,
): Readonly<Record<string, unknown>> {
  const name = `${language}/${file}.json`;
  try {
    const value: unknown = JSON.parse(readFileSync(new URL(name, directory), "utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return {};
    throw unusable(name, cause);
  }
  throw unusable(name);
}

function unusable(name: string, cause?: unknown): MailwhyError {
  const what = "cannot be read as a JSON object; mend the file, or install the package again";
  return new MailwhyError("CATALOG_INVALID", `locales/${name}: ${what}`, { cause });
}
