import type { Comparison } from "../compare/comparison.js";
import type { Words } from "../locale/words.js";
import { compareBlocks } from "./compare-blocks.js";
import { renderHtmlComparison } from "./compare-html.js";
import { escapeJson } from "./escape.js";
import { noLinks } from "./reference-links.js";
import { renderMarkdownPage } from "./reference-markdown.js";
import { renderTerminalPage, type TerminalOptions } from "./reference-terminal.js";

/** Renders a comparison as text: pure, and the last character is a line feed. */
export type ComparisonRenderer = (
  comparison: Comparison,
  words: Words,
  options: TerminalOptions,
) => string;

/** Every way to render a comparison, by the name that `--format` takes. */
export const comparisonRenderers = {
  terminal: (comparison, words, options) =>
    renderTerminalPage(compareBlocks(comparison, words, noLinks), options),
  markdown: (comparison, words) =>
    renderMarkdownPage(compareBlocks(comparison, words, noLinks), words),
  html: renderHtmlComparison,
  json: (comparison) => `${escapeJson(JSON.stringify(comparison, null, 2))}\n`,
} as const satisfies Record<string, ComparisonRenderer>;

export type ComparisonFormat = keyof typeof comparisonRenderers;

/** What `--format` takes. */
// The registry is a literal, so its keys are exactly those of its type.
export const comparisonFormats = Object.keys(comparisonRenderers) as readonly ComparisonFormat[];
