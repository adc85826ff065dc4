import { escapeTerminal } from "./escape.js";

/**
 * Lines as the message of a GitHub workflow command (`::error …::message`), which ends with its
 * line: `%` opens an escape there, `%0A` is a line feed.
 */
export function escapeCommandMessage(lines: readonly string[]): string {
  return lines.map((line) => escapeTerminal(line).replaceAll("%", "%25")).join("%0A");
}

/** Text as the value of a property of a workflow command, which ends at a comma or at `::`. */
export function escapeCommandProperty(text: string): string {
  return escapeTerminal(text).replaceAll("%", "%25").replaceAll(":", "%3A").replaceAll(",", "%2C");
}
