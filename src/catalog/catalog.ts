import type { Cause } from "../model/classification.js";
import type {
  CauseEntry,
  EnhancedStatusCodeEntry,
  Provider,
  ReplyCodeEntry,
  Rule,
  SharedAdvice,
} from "./schema.js";

/** What is known of causes and codes: enough to explain a code without its text. */
export interface CodeCatalog {
  /** Every member of the closed set of causes, in its order. */
  readonly causes: ReadonlyMap<Cause, CauseEntry>;
  /** By reply code, 200 to 599, ascending. */
  readonly replyCodes: ReadonlyMap<number, ReplyCodeEntry>;
  /** By registered subject and detail (`X.1.1`), ascending. */
  readonly enhancedStatusCodes: ReadonlyMap<string, EnhancedStatusCodeEntry>;
}

/** What rules refer to. */
export interface RuleParts {
  /** By id. */
  readonly providers: ReadonlyMap<string, Provider>;
  /** What several rules advise, by id. */
  readonly sharedAdvice: ReadonlyMap<string, SharedAdvice>;
}

/** All mail knowledge: the codes, and the rules over the texts. */
export interface Catalog extends CodeCatalog, RuleParts {
  /** In the order in which they are tried. */
  readonly rules: readonly Rule[];
  /** Rules of the reader's own; they are tried before all others. */
  readonly ownRules: readonly Rule[];
}
