import type { Words } from "../locale/words.js";
import { type ClockWords, createClockWords } from "./clock-words.js";
import { createFileNames, type FileNames } from "./file-names.js";
import type { Report } from "./report.js";
import type { ReportOptions } from "./reporter.js";
import { createShare } from "./share.js";

/** What every part of the terminal report needs to write in the reader's way. */
export interface TerminalContext {
  /** Columns that lines may fill. */
  readonly width: number;
  readonly top: number;
  readonly details: boolean;
  readonly words: Words;
  /** A share of one, rounded down so that only the whole is shown as 100 %. */
  readonly share: (value: number) => string;
  readonly clock: ClockWords;
  readonly files: FileNames;
}

/** Beyond this, the right edge is too far from the words that it belongs to. */
const widestReadable = 120;

/** Prepares what the parts of the terminal report share. */
export function createTerminalContext(report: Report, options: ReportOptions): TerminalContext {
  const { timezone, words, details, top } = options;
  const { locale } = words;
  return {
    width: Math.min(options.width, widestReadable),
    top,
    details,
    words,
    share: createShare(locale),
    clock: createClockWords({ ...report.range, timezone, locale, withYear: details }),
    files: createFileNames(report.input.files, words),
  };
}
