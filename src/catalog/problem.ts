import { MailwhyError } from "../errors.js";

/** Most problems that one error lists. */
const maxListed = 50;

/** One thing that is wrong with a data file. */
export interface Problem {
  /** File name, relative to the data directory. */
  readonly file: string;
  /** 1-based, where the file is not ours and its author reads it line by line. */
  readonly line?: number;
  /** Where in the file: `rules[3].source (mailbox-full.quota)`, or `line 7, column 2`. */
  readonly where: string;
  /** What is wrong and what to do about it. */
  readonly what: string;
}

/** One sentence a problem, one problem a line. */
export function catalogError(problems: readonly Problem[], options?: ErrorOptions): MailwhyError {
  const lines = problems.slice(0, maxListed).map(({ file, line, where, what }) => {
    const place = line === undefined ? file : `${file}:${line}`;
    return `${place}: ${where}: ${what}`;
  });
  if (problems.length > maxListed) lines.push(`and ${problems.length - maxListed} more problems`);
  return new MailwhyError("CATALOG_INVALID", lines.join("\n"), options);
}
