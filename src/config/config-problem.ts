import type { Phrase } from "../locale/phrase.js";
import { PhrasedError } from "../locale/phrased-error.js";

/** Something that is wrong with a config file. */
export interface ConfigProblem {
  readonly line: number;
  readonly what: Phrase;
}

/** Most problems that one error lists. */
const mostListed = 20;

/** @throws MailwhyError CONFIG_INVALID always, naming file and line of each problem. */
export function throwConfigProblems(name: string, problems: readonly ConfigProblem[]): never {
  const sorted = [...problems].sort((a, b) => a.line - b.line).slice(0, mostListed);
  const phrases = sorted.map(
    ({ line, what }): Phrase => ({
      key: "error.at",
      values: { where: `${name}:${line}`, what },
    }),
  );
  const count = problems.length - sorted.length;
  if (count > 0) phrases.push({ key: "error.moreProblems", values: { count } });
  throw new PhrasedError("CONFIG_INVALID", phrases);
}
