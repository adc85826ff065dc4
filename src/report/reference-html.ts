import { escapeHtml } from "./escape-html.js";
import type { Block, ComparedRow, Inline, LabelledFact, Text } from "./reference-block.js";
import { plainText } from "./reference-facts.js";

/** Renders the blocks of a page as HTML for its body. */
export function renderHtmlBlocks(blocks: readonly Block[]): string {
  return blocks.map(renderBlock).join("\n");
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "title":
      return `<h1>${renderText(block.text)}</h1>`;
    case "rule":
      return "<hr>";
    case "heading": {
      const id = block.anchor === null ? "" : ` id="${escapeHtml(block.anchor)}"`;
      return `<h${block.level}${id}>${renderText(block.text)}</h${block.level}>`;
    }
    case "paragraph": {
      const style = block.style === "plain" ? "" : ` class="${block.style}"`;
      return `<p${style}>${renderText(block.text)}</p>`;
    }
    case "flow":
      return `<p class="flow">${block.items.map(renderItem).join(" ")}</p>`;
    case "facts":
      return `<dl>\n${block.facts.map(renderFact).join("\n")}\n</dl>`;
    case "steps":
      return `<h4>${renderProse(block.label)}</h4>\n${renderSteps(block.steps)}`;
    case "quotes": {
      const items = block.texts.map(
        (text) => `<li><samp lang="en">${escapeHtml(text)}</samp></li>`,
      );
      return `<ul class="quotes">\n${items.join("\n")}\n</ul>`;
    }
    case "list": {
      const items = block.items.map((item) => `<li>${renderText(item)}</li>`);
      return `<ul>\n${items.join("\n")}\n</ul>`;
    }
    case "table": {
      const head = block.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join("");
      const rows = block.rows.map(
        (row) => `<tr>${row.map((cell) => `<td>${renderText(cell)}</td>`).join("")}</tr>`,
      );
      return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>`;
    }
    case "compared":
      return renderCompared(block);
    case "pair":
      return [
        '<div class="pair">',
        ...[block.first, block.second].map(
          (side) => `<section>\n${renderHtmlBlocks(side)}\n</section>`,
        ),
        "</div>",
      ].join("\n");
    default:
      return block satisfies never;
  }
}

/**
 * Each cell names its side, for where the rows stand one below the other; the roles keep it a table
 * for screen readers there.
 */
function renderCompared({ first, second, rows }: Extract<Block, { kind: "compared" }>): string {
  const names = [first, second].map((name) => escapeHtml(plainText(name)));
  const head = [first, second]
    .map((name) => `<th scope="col" role="columnheader">${renderText(name)}</th>`)
    .join("");
  const body = rows.map((row: ComparedRow) => {
    const cells = [row.first, row.second].map(
      (texts, index) =>
        `<td role="cell" data-side="${names[index] ?? ""}">${renderItems(texts)}</td>`,
    );
    const label = `<th scope="row" role="rowheader">${escapeHtml(row.label)}</th>`;
    return `<tr role="row">${label}${cells.join("")}</tr>`;
  });
  return [
    '<table class="compared" role="table">',
    `<thead role="rowgroup"><tr role="row"><td role="cell"></td>${head}</tr></thead>`,
    `<tbody role="rowgroup">\n${body.join("\n")}\n</tbody>`,
    "</table>",
  ].join("\n");
}

function renderSteps(steps: readonly string[]): string {
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) return `<p>${renderProse(only)}</p>`;
  return `<ol>\n${steps.map((step) => `<li>${renderProse(step)}</li>`).join("\n")}\n</ol>`;
}

function renderFact({ label, items }: LabelledFact): string {
  return `<dt>${escapeHtml(label)}</dt><dd>${renderItems(items)}</dd>`;
}

function renderItems(items: readonly Text[]): string {
  const [only] = items;
  if (items.length === 1 && only !== undefined) return renderText(only);
  return `<span class="flow">${items.map(renderItem).join(" ")}</span>`;
}

function renderItem(item: Text): string {
  return `<span>${renderText(item)}</span>`;
}

function renderText(text: Text): string {
  return text.map(renderInline).join("");
}

function renderInline(inline: Inline): string {
  switch (inline.kind) {
    case "prose":
      return renderProse(inline.text);
    case "code": {
      const code = `<b class="code">${escapeHtml(inline.text)}</b>`;
      return inline.href === null ? code : `<a href="${escapeHtml(inline.href)}">${code}</a>`;
    }
    case "link":
      return `<a href="${escapeHtml(inline.href)}">${renderProse(inline.text)}</a>`;
    default:
      return inline satisfies never;
  }
}

/** What stands between backticks is code, in no language of people. */
function renderProse(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 1
        ? `<code translate="no">${renderCommand(part.slice(1, -1))}</code>`
        : escapeHtml(part),
    )
    .join("");
}

/** An option is not broken at its hyphens, for `--` at the end of a line reads as another one. */
function renderCommand(command: string): string {
  return command
    .split(" ")
    .map((word) => (word.includes("-") ? `<span>${escapeHtml(word)}</span>` : escapeHtml(word)))
    .join(" ");
}
