import type { Words } from "../locale/words.js";
import { escapeHtml } from "./escape-html.js";
import { escapeMarkdown, markdownCell, markdownCode } from "./escape-markdown.js";
import type { Block, ComparedRow, Inline, Text } from "./reference-block.js";

/** Renders a page as Markdown that code hosts show well: pure, and the last character is a line feed. */
export function renderMarkdownPage(blocks: readonly Block[], words: Words): string {
  return `${renderBlocks(blocks, words)}\n`;
}

function renderBlocks(blocks: readonly Block[], words: Words): string {
  return blocks.map((block) => renderBlock(block, words)).join("\n\n");
}

function renderBlock(block: Block, words: Words): string {
  switch (block.kind) {
    case "title":
      return `# ${renderText(block.text)}`;
    case "rule":
      return "---";
    case "heading": {
      const heading = `${"#".repeat(block.level)} ${renderText(block.text)}`;
      if (block.anchor === null) return heading;
      return `<a id="${escapeHtml(block.anchor)}"></a>\n\n${heading}`;
    }
    case "paragraph":
      return renderText(block.text);
    case "flow":
      return block.items.map(renderText).join(" · ");
    case "facts":
      return block.facts
        .map(({ label, items }) => {
          const value = items.map(renderText).join(" · ");
          return `- ${words.say("reference.fact", { label: `**${escapeMarkdown(label)}**`, value })}`;
        })
        .join("\n");
    case "steps": {
      const isOne = block.steps.length === 1;
      const steps = block.steps.map((step, index) => {
        return isOne ? escapeMarkdown(step) : `${index + 1}. ${escapeMarkdown(step)}`;
      });
      return `**${escapeMarkdown(block.label)}**\n\n${steps.join("\n")}`;
    }
    case "quotes":
      return block.texts.map((text) => `- ${markdownCode(text)}`).join("\n");
    case "list":
      return block.items.map((item) => `- ${renderText(item)}`).join("\n");
    case "table":
      return renderTable(
        block.head.map(escapeMarkdown),
        block.rows.map((row) => row.map(renderText)),
      );
    case "compared":
      return renderTable(
        ["", renderText(block.first), renderText(block.second)],
        block.rows.map(renderComparedRow),
      );
    case "pair":
      return renderBlocks([...block.first, ...block.second], words);
    default:
      return block satisfies never;
  }
}

function renderComparedRow({ label, first, second }: ComparedRow): string[] {
  const cell = (texts: readonly Text[]) => texts.map(renderText).join("<br>");
  return [`**${escapeMarkdown(label)}**`, cell(first), cell(second)];
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownCell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function renderText(text: Text): string {
  return text.map(renderInline).join("");
}

function renderInline(inline: Inline): string {
  switch (inline.kind) {
    case "prose":
      return escapeMarkdown(inline.text);
    case "code":
      return inline.href === null
        ? `**${escapeMarkdown(inline.text)}**`
        : `[${escapeMarkdown(inline.text)}](${inline.href})`;
    case "link":
      return `[${escapeMarkdown(inline.text)}](${inline.href})`;
    default:
      return inline satisfies never;
  }
}
