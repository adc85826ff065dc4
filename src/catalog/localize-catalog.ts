import { type LocaleFile, readLocaleFile } from "../locale/read-locale-file.js";
import type { Language } from "../model/language.js";
import type { Catalog, CodeCatalog } from "./catalog.js";
import { localizeAdvice, localizeCause, localizeCode, localizeRule } from "./localize-entry.js";

/**
 * The catalog with its texts in another language, entry by entry and part by part; what has no
 * translation stays English. For English no file is read and the catalog is returned as it is.
 *
 * @param directory of the languages' directories; it ends in a slash.
 * @throws MailwhyError CATALOG_INVALID where a file is no JSON object.
 */
export async function localizeCatalog<
  Any extends CodeCatalog & Partial<Pick<Catalog, "rules" | "sharedAdvice">>,
>(catalog: Any, language: Language, directory?: URL): Promise<Any> {
  if (language === "en") return catalog;
  const read = (file: LocaleFile) => readLocaleFile(language, file, directory);
  const causes = read("causes");
  const replyCodes = read("reply-codes");
  const enhancedStatusCodes = read("enhanced-status-codes");
  return {
    ...catalog,
    causes: mapEntries(catalog.causes, (entry) => localizeCause(entry, causes[entry.id])),
    replyCodes: mapEntries(catalog.replyCodes, (entry) =>
      localizeCode(entry, replyCodes[entry.code]),
    ),
    enhancedStatusCodes: mapEntries(catalog.enhancedStatusCodes, (entry) =>
      localizeCode(entry, enhancedStatusCodes[entry.code]),
    ),
    ...localizeRules(catalog, read),
  };
}

function localizeRules(
  { rules, sharedAdvice }: Partial<Pick<Catalog, "rules" | "sharedAdvice">>,
  read: (file: LocaleFile) => Readonly<Record<string, unknown>>,
): Partial<Pick<Catalog, "rules" | "sharedAdvice">> {
  if (rules === undefined || sharedAdvice === undefined) return {};
  const ofRules = read("rules");
  const ofAdvice = read("advice");
  return {
    rules: rules.map((rule) => localizeRule(rule, ofRules[rule.id])),
    sharedAdvice: mapEntries(sharedAdvice, (entry) => localizeAdvice(entry, ofAdvice[entry.id])),
  };
}

function mapEntries<Key, Entry>(
  entries: ReadonlyMap<Key, Entry>,
  translate: (entry: Entry) => Entry,
): ReadonlyMap<Key, Entry> {
  return new Map(Array.from(entries, ([key, entry]) => [key, translate(entry)]));
}
