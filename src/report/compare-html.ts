import type { Comparison } from "../compare/comparison.js";
import type { Words } from "../locale/words.js";
import { compareBlocks, compareTitle } from "./compare-blocks.js";
import { compareLead } from "./compare-sentences.js";
import { compareStyle } from "./compare-style.js";
import { escapeHtml } from "./escape-html.js";
import { renderHtmlBlocks } from "./reference-html.js";
import { htmlLanguage } from "./reference-html-language.js";
import { noLinks } from "./reference-links.js";

/** The comparison as one file of HTML that loads nothing and needs no script. */
export function renderHtmlComparison(comparison: Comparison, words: Words): string {
  const title = `${escapeHtml(compareTitle(comparison, words))} · mailwhy`;
  return `<!doctype html>
<html lang="${htmlLanguage[words.language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(compareLead(comparison, words))}">
<title>${title}</title>
<style>
${compareStyle}</style>
</head>
<body>
<main>
${renderHtmlBlocks(compareBlocks(comparison, words, noLinks))}
</main>
<footer><p>${escapeHtml(words.say("compare.footer"))}</p></footer>
</body>
</html>
`;
}
