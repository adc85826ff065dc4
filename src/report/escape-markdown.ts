import { escapeTerminal } from "./escape.js";

/**
 * Text for a line of Markdown (CommonMark and GitHub's): nothing in it is markup or HTML, but what
 * stands between backticks is code.
 */
export function escapeMarkdown(text: string): string {
  return escapeTerminal(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeProse(part, index === 0)))
    .join("");
}

/** A text as code, whatever it holds. */
export function markdownCode(text: string): string {
  const shown = escapeTerminal(text);
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  if (longest === 0) return `\`${shown}\``;
  const fence = "`".repeat(longest + 1);
  return `${fence} ${shown} ${fence}`;
}

/** Markdown for the cell of a table: there a pipe ends the cell, in code too. */
export function markdownCell(markdown: string): string {
  return markdown.replace(/(?<!\\)\|/g, "\\|");
}

function escapeProse(text: string, atStart: boolean): string {
  const escaped = text
    .replace(/[\\`*_[\]|~]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
  if (!atStart) return escaped;
  return escaped.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2").replace(/^[#+>=-]/, "\\$&");
}
