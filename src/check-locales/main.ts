import { readFile, writeFile } from "node:fs/promises";
import { loadCatalog } from "../catalog/load-catalog.js";
import { localeTags } from "../locale/locale-tags.js";
import { type Language, languages } from "../model/language.js";
import { packageRoot } from "../package-files.js";
import { acceptLocale, checkLocale, type LocaleFiles, messageFiles } from "./check-locale.js";
import { englishEntries } from "./english-entries.js";
import type { MadeFrom } from "./fingerprint.js";
import type { Entries } from "./text-tree.js";

// `npm run check:locales [-- LANGUAGE…]` tells what is missing, superfluous, stale or malformed in
// data/locales/; `npm run check:locales -- --accept LANGUAGE…` notes that its translations were made
// from the English as it stands.

const data = new URL("data/", packageRoot);
const locales = new URL("locales/", data);

const translations = languages.filter((language) => language !== "en");
const args = process.argv.slice(2);
const isAccepted = args[0] === "--accept";
const named = isAccepted ? args.slice(1) : args;
const unknown = named.filter((name) => !translations.some((language) => language === name));
if (unknown.length > 0 || (isAccepted && named.length === 0)) {
  console.error(`usage: npm run check:locales -- [--accept] ${translations.join("|")}`);
  process.exit(2);
}

const english: Readonly<Record<string, Entries>> = {
  ...englishEntries(await loadCatalog(data)),
  ...(await readEnglish()),
};
const chosen = translations.filter((language) => named.length === 0 || named.includes(language));
let problems = 0;
for (const language of chosen) {
  const files = await readLanguage(language);
  if (isAccepted) {
    const madeFrom = acceptLocale(english, files);
    const file = new URL(`${language}/made-from.json`, locales);
    await writeFile(file, `${JSON.stringify(madeFrom, null, 2)}\n`);
    console.log(`${language}: ${Object.keys(madeFrom).length} entries accepted`);
    continue;
  }
  const found = checkLocale(english, files);
  problems += found.length;
  for (const { file, where, what } of found) {
    console.log(`locales/${language}/${file}.json: ${where}: ${what}`);
  }
  if (found.length === 0) console.log(`${language}: clean`);
}
if (problems > 0) {
  console.log(`${problems} problems`);
  process.exitCode = 1;
}

async function readEnglish(): Promise<Readonly<Record<string, Entries>>> {
  const messages: Record<string, Entries> = {};
  for (const name of messageFiles) {
    // The English files are flat objects of messages; test/locale/ holds them to that.
    messages[name] = ((await readJson(`en/${name}.json`)) ?? {}) as Entries;
  }
  return messages;
}

async function readLanguage(language: Language): Promise<LocaleFiles> {
  const files: Record<string, unknown> = {};
  for (const name of Object.keys(english)) files[name] = await readJson(`${language}/${name}.json`);
  const same = (await readJson("same-as-english.json")) as Record<string, readonly string[]>;
  return {
    locale: localeTags[language],
    files,
    madeFrom: ((await readJson(`${language}/made-from.json`)) ?? {}) as MadeFrom,
    sameAsEnglish: same?.[language] ?? [],
  };
}

/** Undefined where there is no such file. */
async function readJson(name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(new URL(name, locales), "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new Error(`locales/${name}: ${error instanceof Error ? error.message : error}`);
  }
}
