import type { Words } from "../locale/words.js";
import type { Report } from "./report.js";

/** What a reporter may not find out by itself. */
export interface ReportOptions {
  /** Columns to fill, 60 to 200. */
  readonly width: number;
  readonly color: boolean;
  /** Problems shown in full; the rest get one line. */
  readonly top: number;
  /** Everything: all problems, samples, replies, top domains and hosts. */
  readonly details: boolean;
  /** IANA zone for the times that people read. */
  readonly timezone: string;
  /** What the report is said in; numbers and dates are written as its locale does. */
  readonly words: Words;
}

/** Renders a report as text: pure, and the last character is a line feed. */
export type Reporter = (report: Report, options: ReportOptions) => string;
