import { checkForm } from "./check-form.js";
import { checkMarks } from "./check-marks.js";
import { checkMessage } from "./check-message.js";
import { compareStructure } from "./compare-structure.js";
import { findUntranslated } from "./find-untranslated.js";
import { findStale, fingerprints, type MadeFrom } from "./fingerprint.js";
import type { Entries, LocaleProblem } from "./text-tree.js";

/** A language's files as read; undefined where one is not there. */
export interface LocaleFiles {
  /** BCP 47 tag that messages are parsed by. */
  readonly locale: string;
  /** By name without suffix. */
  readonly files: Readonly<Record<string, unknown>>;
  readonly madeFrom: MadeFrom;
  /** `file/where` of the texts that are the same in English. */
  readonly sameAsEnglish: readonly string[];
}

/** Files whose texts are ICU messages. */
export const messageFiles = ["interface", "reference", "help", "errors"] as const;

/** Everything that is wrong with one language's files, in the order of the English. */
export function checkLocale(
  english: Readonly<Record<string, Entries>>,
  language: LocaleFiles,
): LocaleProblem[] {
  return Object.entries(english).flatMap(([file, entries]) => {
    const translated = language.files[file];
    if (translated === undefined) {
      return [{ file, where: "the file", what: "missing; translate it" }];
    }
    const { pairs, problems } = compareStructure(file, entries, translated);
    const found = pairs.flatMap((pair) => {
      const texts = [
        ...checkForm(pair),
        ...(messageFiles.some((name) => name === file)
          ? checkMessage(pair, language.locale)
          : checkMarks(pair)),
        ...findUntranslated(pair, language.sameAsEnglish),
      ];
      return texts.map((what) => ({ file, where: pair.where, what }));
    });
    return [...problems, ...found, ...findStale(file, entries, translated, language.madeFrom)];
  });
}

/** What `made-from.json` holds once the translation as it stands is accepted. */
export function acceptLocale(
  english: Readonly<Record<string, Entries>>,
  { files }: Pick<LocaleFiles, "files">,
): MadeFrom {
  return Object.assign(
    {},
    ...Object.entries(english).map(([file, entries]) => fingerprints(file, entries, files[file])),
  );
}
