import type { Phrase } from "../locale/phrase.js";
import { PhrasedError } from "../locale/phrased-error.js";

/** Something that is wrong with a config file. */
export interface ConfigProblem {
  readonly line: number;
  readonly what: string | Phrase;
}

/** Most problems that one error lists. */
const mostListed = 20;

/** @throws MailwhyError CONFIG_INVALID always, naming file and line of each problem. */
export function throwConfigProblems(name: string, problems: readonly ConfigProblem[]): never {
  const sorted = [...problems].sort((a, b) => a.line - b.line).slice(0, mostListed);
  throw new PhrasedError(
    "CONFIG_INVALID",
    sorted.map(({ line, what }) => ({
      key: "error.config.at",
      values: { file: name, line: String(line), what },
    })),
  );
}
