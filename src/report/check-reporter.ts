import type { CheckResult } from "../check/check-result.js";
import type { Words } from "../locale/words.js";

/** What a reporter of checks may not find out by itself. Machine formats use none of it. */
export interface CheckReportOptions {
  /** Columns to fill, 60 to 200. */
  readonly width: number;
  readonly color: boolean;
  /** What is said to people is said in it. */
  readonly words: Words;
}

/** Renders a check as text: pure, and the last character is a line feed. */
export type CheckReporter = (result: CheckResult, options: CheckReportOptions) => string;
