/** The texts of an entry: one, a list of steps, or parts by name. */
export type TextTree = string | readonly string[] | { readonly [part: string]: TextTree };

/** The texts of a file by entry id, in the order of the English entries. */
export type Entries = Readonly<Record<string, TextTree>>;

/** An English text and what stands for it in another language. */
export interface TextPair {
  /** Locale file without its suffix: `causes`. */
  readonly file: string;
  /** Entry id and parts: `mailbox-full.advice.outbound.steps[0]`. */
  readonly where: string;
  readonly english: string;
  readonly translated: string;
}

/** One thing that is wrong with a translation. */
export interface LocaleProblem {
  readonly file: string;
  readonly where: string;
  readonly what: string;
}
