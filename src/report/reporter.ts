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
  /** BCP 47 tag for numbers and dates. */
  readonly locale: string;
}

/** Renders a report as text: pure, and the last character is a line feed. */
export type Reporter = (report: Report, options: ReportOptions) => string;
