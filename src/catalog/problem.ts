import type { MailwhyError } from "../errors.js";
import type { Phrase } from "../locale/phrase.js";
import { PhrasedError } from "../locale/phrased-error.js";

/** Most problems that one error lists. */
const maxListed = 50;

/**
 * What is wrong and what to do about it. English where only those see it who edit the data of the
 * package; a phrase where it may be told of a file of the reader's own.
 */
export type ProblemText = Phrase | string;

/** One thing that is wrong with a data file. */
export interface Problem {
  /** File name, relative to the data directory. */
  readonly file: string;
  /** 1-based, where the file is not ours and its author reads it line by line. */
  readonly line?: number;
  /**
   * Where in the file: `rules[3].source (mailbox-full.quota)`, or `line 7, column 2`; empty for the
   * file as a whole.
   */
  readonly where: string;
  readonly what: ProblemText;
}

/** One sentence a problem, one problem a line. */
export function catalogError(problems: readonly Problem[], options?: ErrorOptions): MailwhyError {
  const phrases = problems.slice(0, maxListed).map(problemPhrase);
  const count = problems.length - phrases.length;
  if (count > 0) phrases.push({ key: "error.moreProblems", values: { count } });
  return new PhrasedError("CATALOG_INVALID", phrases, options);
}

function problemPhrase({ file, line, where, what }: Problem): Phrase {
  const place = line === undefined ? file : `${file}:${line}`;
  const placed: ProblemText = where === "" ? what : { key: "error.at", values: { where, what } };
  return { key: "error.at", values: { where: place, what: placed } };
}
