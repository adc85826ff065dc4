import type { CodeCatalog } from "../catalog/catalog.js";
import type { CatalogList, Provider } from "./catalog-list.js";
import type { Code } from "./code.js";
import { findTerm, type TermHit } from "./find-term.js";
import { foldText } from "./fold-text.js";

/** What is searched for, and in what. */
export interface ListSearch {
  /** Words; an entry is found where it has all of them. */
  readonly terms: readonly string[];
  /** The same in English, which is searched too. */
  readonly english: { readonly list: CatalogList; readonly catalog: CodeCatalog };
  /** BCP 47 tag of the language that the list is in. */
  readonly locale: string;
}

/** A text of an entry, and how much a word in it says about the entry. */
interface Field {
  readonly text: string;
  readonly weight: number;
}

/** The entries that have all terms, best first: whole words before parts, names before texts. */
export function searchList(
  list: CatalogList,
  search: ListSearch,
  catalog: CodeCatalog,
): CatalogList {
  const { english } = search;
  const words = new Intl.Segmenter(search.locale, { granularity: "word" });
  const terms = search.terms.map(foldText).filter((term) => term !== "");
  const find = <Entry>(
    entries: readonly Entry[],
    others: readonly Entry[],
    key: (entry: Entry) => string,
    fields: (entry: Entry, catalog: CodeCatalog) => readonly Field[],
  ): readonly Entry[] => {
    const inEnglish = new Map(others.map((entry) => [key(entry), entry]));
    const ranked = entries.flatMap((entry) => {
      const other = inEnglish.get(key(entry));
      const all = [
        ...fields(entry, catalog),
        ...(other === undefined ? [] : fields(other, english.catalog)),
      ];
      const rank = rankOf(all, terms, words);
      return rank === null ? [] : [{ entry, rank }];
    });
    return ranked.sort((a, b) => b.rank - a.rank).map(({ entry }) => entry);
  };
  return {
    replyCodes: find(list.replyCodes, english.list.replyCodes, ({ id }) => id, fieldsOfCode),
    enhancedCodes: find(
      list.enhancedCodes,
      english.list.enhancedCodes,
      ({ id }) => id,
      fieldsOfCode,
    ),
    causes: find(
      list.causes,
      english.list.causes,
      ({ id }) => id,
      ({ id, title, explanation }) => [
        { text: id, weight: 8 },
        { text: title, weight: 8 },
        { text: explanation, weight: 4 },
      ],
    ),
    providers: find(list.providers, [], ({ id }) => id, fieldsOfProvider),
  };
}

function fieldsOfCode(code: Code, catalog: CodeCatalog): Field[] {
  const { name, texts, meaning, when } = code;
  const titles = code.causes.map((id) => `${id} ${catalog.causes.get(id)?.title ?? ""}`);
  return [
    { text: code.code, weight: 10 },
    { text: name, weight: 8 },
    // The most frequent cause says more about a code than the others.
    ...titles.map((text, index) => ({ text, weight: index === 0 ? 6 : 4 })),
    ...texts.map((text) => ({ text, weight: 5 })),
    { text: meaning, weight: 4 },
    { text: when, weight: 3 },
  ];
}

function fieldsOfProvider({ id }: Provider): Field[] {
  return [{ text: id, weight: 8 }];
}

/** Beyond what weights can sum up to. */
const allWhole = 1_000_000;

/** Null where a term is missing. */
function rankOf(
  fields: readonly Field[],
  terms: readonly string[],
  words: Intl.Segmenter,
): number | null {
  const folded = fields.map(({ text, weight }) => ({ text: foldText(text), weight }));
  let rank = 0;
  let isWhole = true;
  for (const term of terms) {
    let best = 0;
    let bestHit: TermHit = null;
    for (const { text, weight } of folded) {
      const hit = findTerm(text, term, words);
      const value = hit === null ? 0 : hit === "whole" ? weight * 3 : weight;
      if (hit === "whole" || bestHit === null) bestHit = hit ?? bestHit;
      best = Math.max(best, value);
    }
    if (best === 0) return null;
    isWhole &&= bestHit === "whole";
    rank += best;
  }
  return rank + (isWhole ? allWhole : 0);
}
