import type { Phrase } from "../locale/phrase.js";

/** A setting that was understood, or what is wrong with it. */
export type Parsed<Value> =
  | { readonly value: Value; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: Phrase };

/** What settings may name. */
export interface KnownNames {
  /** Ids. */
  readonly providers: readonly string[];
}
