import type { CodeCatalog } from "../catalog/catalog.js";
import type { Words } from "../locale/words.js";

/** The reference in one language: its words, and the catalog with its texts in that language. */
export interface ReferenceEdition {
  readonly words: Words;
  readonly catalog: CodeCatalog;
}

/** Pairs that are easily confused and have a page of their own. */
export const comparedCodes = [
  ["252", "500"],
  ["252", "501"],
  ["252", "502"],
  ["252", "503"],
  ["252", "553"],
] as const;
