import { loadCodes } from "../catalog/load-catalog.js";
import { localizeCatalog } from "../catalog/localize-catalog.js";
import { loadWords } from "../locale/load-words.js";
import { languages } from "../model/language.js";
import type { ReferenceEdition } from "./reference-edition.js";

/** The package's own catalog in every language. */
export async function loadEditions(): Promise<readonly ReferenceEdition[]> {
  const english = await loadCodes();
  return Promise.all(
    languages.map(async (language) => {
      const [words, catalog] = await Promise.all([
        loadWords(language),
        localizeCatalog(english, language),
      ]);
      return { words, catalog };
    }),
  );
}
