import { LineParser } from "./line-parser.js";
import type { TimestampOptions } from "./timestamp.js";

/** Lines looked at: a log that begins in the middle of a record has its first stamp soon after. */
const maxLines = 100;

/**
 * Time of the first stamped line of a block of latin1 text, in milliseconds since 1970-01-01 UTC,
 * for putting files in order; null where none of the first 100 lines has one.
 */
export function firstTimeMs(block: string, options: TimestampOptions): number | null {
  const parser = new LineParser({ ...options, logFormat: "auto" });
  let start = 0;
  for (let line = 0; line < maxLines && start < block.length; line += 1) {
    const feed = block.indexOf("\n", start);
    const end = feed < 0 ? block.length : feed;
    parser.header.timeMs = Number.NaN;
    parser.parse(block, start, end);
    if (!Number.isNaN(parser.header.timeMs)) return parser.header.timeMs;
    start = end + 1;
  }
  return null;
}
