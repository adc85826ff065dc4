import { escapeTerminal } from "./escape.js";

/** Text as the description of a TAP 14 test point, where `#` would begin a directive. */
export function escapeTapDescription(text: string): string {
  return escapeTerminal(text).replace(/[\\#]/g, "\\$&");
}
