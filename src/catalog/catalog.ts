import type { Cause } from "../model/classification.js";
import type { CauseEntry, EnhancedStatusCodeEntry, ReplyCodeEntry, Rule } from "./schema.js";

/** What is known of causes and codes: enough to explain a code without its text. */
export interface CodeCatalog {
  /** Every member of the closed set of causes, in its order. */
  readonly causes: ReadonlyMap<Cause, CauseEntry>;
  /** By reply code, 200 to 599, ascending. */
  readonly replyCodes: ReadonlyMap<number, ReplyCodeEntry>;
  /** By registered subject and detail (`X.1.1`), ascending. */
  readonly enhancedStatusCodes: ReadonlyMap<string, EnhancedStatusCodeEntry>;
}

/** All mail knowledge: the codes, and the rules over the texts. */
export interface Catalog extends CodeCatalog {
  /** In the order in which they are tried. */
  readonly rules: readonly Rule[];
}
