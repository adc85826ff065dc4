import { escapeTerminal } from "./escape.js";
import { escapeMarkdown, markdownCode } from "./escape-markdown.js";

/**
 * Text for a line of Markdown on a code host: besides being no markup, it calls nobody (`@name`),
 * refers to nothing (`#12`, `!12`) and links to nowhere. What stands between backticks does none of
 * that anyway. An empty comment stays out of sight, where a character would be copied along.
 */
export function escapeComment(text: string): string {
  return escapeTerminal(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : silence(escapeMarkdown(part))))
    .join("");
}

/** A link as one that leads to where it says; what is no plain link is shown as it is. */
export function commentLink(link: string): string {
  return /^https?:\/\/[\w./?&=%~+,:@#-]+$/.test(link) ? `<${link}>` : commentCode(link);
}

/** Text as code on one line: of spaces alone, or of nothing, Markdown makes none. */
export function commentCode(text: string): string {
  return markdownCode(/^\s*$/.test(text) ? "(empty)" : text);
}

function silence(markdown: string): string {
  return markdown
    .replace(/[@#!~$%](?=\\?[\p{L}\p{N}_])/gu, "$&<!-- -->")
    .replaceAll("://", ":<!-- -->//")
    .replace(/(www)\./gi, "$1<!-- -->.")
    .replace(/\b(GH)-(?=\d)/gi, "$1<!-- -->-");
}
