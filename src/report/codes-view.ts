import type { CodeCatalog } from "../catalog/catalog.js";
import type { CatalogList } from "../codes/catalog-list.js";
import type { Words } from "../locale/words.js";
import type { Cause } from "../model/classification.js";

/** What `mailwhy codes` shows. */
export interface CodesView {
  readonly list: CatalogList;
  /** Words and patterns as they were typed; empty where nothing but filters was asked. */
  readonly query: string;
  /** The cause that was asked for; null where none was. */
  readonly cause: Cause | null;
  /** Titles of the causes. */
  readonly catalog: Pick<CodeCatalog, "causes">;
}

/** Whether there is anything in a list. */
export function isEmptyList(list: CatalogList): boolean {
  const { replyCodes, enhancedCodes, causes, providers } = list;
  return [replyCodes, enhancedCodes, causes, providers].every(({ length }) => length === 0);
}

/** One line for a list with nothing in it. */
export function nothingWords({ query }: CodesView, words: Words, command: string): string {
  if (query === "") return words.say("codes.nothingFiltered", { command });
  return words.say("codes.nothing", { query, command });
}
