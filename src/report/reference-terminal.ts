import { createPalette, type Style } from "./colors.js";
import { displayText } from "./escape.js";
import { flow, numberedSteps, prose } from "./flow.js";
import { indent, type Line, lineWidth, renderLines, type Span, span } from "./line.js";
import { quote } from "./quote.js";
import type { Block, ComparedRow, LabelledFact, Text } from "./reference-block.js";
import { plainText } from "./reference-facts.js";
import { textWidth } from "./text-width.js";
import { wrap } from "./wrap.js";

/** How a page is laid out on a terminal. */
export interface TerminalOptions {
  /** Columns to fill, 60 to 200. */
  readonly width: number;
  readonly color: boolean;
}

/** Longer lines of prose are hard to read. */
const widestProse = 100;
const margin = 2;
/** Columns between two cells. */
const gap = 2;
/** Narrower columns of prose are worse than one below the other. */
const narrowestCell = 24;

/** Renders a page for the terminal: pure, and the last character is a line feed. */
export function renderTerminalPage(
  blocks: readonly Block[],
  { width, color }: TerminalOptions,
): string {
  return renderLines(layOutBlocks(blocks, Math.min(width, widestProse)), createPalette(color));
}

function layOutBlocks(blocks: readonly Block[], width: number): Line[] {
  let isNested = false;
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    if (block.kind === "heading") isNested = block.level === 3;
    // What stands under a small heading is set off from it.
    const columns = isNested && block.kind !== "heading" ? margin : 0;
    const lines = indent(layOutBlock(block, width - columns), columns);
    return [...(needsSpace(before, block) ? [[]] : []), ...lines];
  });
}

/** Small headings and steps belong to what is beside them; all else has a blank line before it. */
function needsSpace(before: Block | undefined, block: Block): boolean {
  if (before === undefined) return false;
  if (before.kind === "heading") return before.level === 2 && block.kind !== "flow";
  return block.kind !== "steps" || before.kind !== "steps";
}

function layOutBlock(block: Block, width: number): Line[] {
  const inner = width - margin;
  switch (block.kind) {
    case "title":
      return styled(block.text, width, "strong");
    case "rule":
      return [];
    case "heading":
      return block.level === 2
        ? styled(block.text, width, "strong")
        : indent(styled(block.text, inner, "faint"), margin);
    case "paragraph":
      return block.style === "lead"
        ? prose(shown(block.text), width)
        : indent(prose(shown(block.text), inner, styleOf(block.style)), margin);
    case "flow":
      return indent(flowOf(block.items, inner), margin);
    case "facts":
      return layOutFacts(block.facts, width);
    case "steps":
      return [
        ...indent(prose(displayText(block.label), inner, "accent"), margin),
        ...indent(numberedSteps(block.steps.map(displayText), inner - margin), 2 * margin),
      ];
    case "quotes":
      return block.texts.flatMap((text) =>
        indent(
          quote(wrap(displayText(text), inner - margin).map((line) => [span(line, "faint")])),
          margin,
        ),
      );
    case "list":
      return layOutList(block.items, inner).map(indented);
    case "table":
      // Lists of the catalog have a layout of their own; pages for the terminal hold no table.
      return block.rows.flatMap((row) => flowOf(row, inner).map(indented));
    case "compared":
      return layOutCompared(block.rows, shown(block.first), shown(block.second), width);
    case "pair":
      return [...layOutBlocks(block.first, width), [], ...layOutBlocks(block.second, width)];
    default:
      return block satisfies never;
  }
}

function indented(line: Line): Line {
  return [span(" ".repeat(margin)), ...line];
}

function shown(text: Text): string {
  return displayText(plainText(text));
}

function styleOf(style: "plain" | "faint"): Style {
  return style;
}

function styled(text: Text, width: number, style: Style): Line[] {
  return wrap(shown(text), width).map((line) => [span(line, style)]);
}

function flowOf(items: readonly Text[], width: number): Line[] {
  return flow(
    items.map((item): Span => span(shown(item))),
    width,
  );
}

/** A code stands in front of its name, which wraps behind it; all names begin in one column. */
function layOutList(items: readonly Text[], width: number): Line[] {
  const codes = items.flatMap(([first]) => (first?.kind === "code" ? [textWidth(first.text)] : []));
  const columns = Math.max(0, ...codes) + gap;
  return items.flatMap((item) => {
    const [first, ...rest] = item;
    if (first?.kind !== "code") return prose(shown(item), width);
    const label = [span(displayText(first.text), "strong")];
    const lines = prose(shown(rest).trim(), width - columns);
    return indent(lines.length === 0 ? [[]] : lines, columns, label);
  });
}

function layOutFacts(facts: readonly LabelledFact[], width: number): Line[] {
  const inner = width - margin;
  const widest = Math.max(...facts.map(({ label }) => textWidth(displayText(label))));
  const columns = Math.min(widest + gap, Math.floor(inner / 3));
  return facts.flatMap(({ label, items }) => {
    const [only] = items;
    const lines =
      items.length === 1 && only !== undefined
        ? prose(shown(only), inner - columns)
        : flowOf(items, inner - columns);
    return abreast([wrapLabel(label, columns), lines], [columns, inner - columns]).map(indented);
  });
}

/** Label and both sides abreast; one below the other where the columns would be too narrow. */
function layOutCompared(
  rows: readonly ComparedRow[],
  first: string,
  second: string,
  width: number,
): Line[] {
  const inner = width - margin;
  const widest = Math.max(...rows.map(({ label }) => textWidth(displayText(label))));
  const label = Math.min(widest, 18) + gap;
  const cell = Math.floor((inner - label - gap) / 2);
  if (cell < narrowestCell) return layOutStacked(rows, first, second, inner);
  const head = abreast(
    [[], [[span(first, "strong")]], [[span(second, "strong")]]],
    [label, cell + gap, cell],
  );
  const body = rows.map((row) =>
    abreast(
      [wrapLabel(row.label, label), cellLines(row.first, cell), cellLines(row.second, cell)],
      [label, cell + gap, cell],
    ),
  );
  const isSpaced = body.some((lines) => lines.length > 2);
  return [head, ...body]
    .flatMap((lines, index) => (isSpaced && index > 1 ? [[], ...lines] : lines))
    .map((line) => (line.length === 0 ? line : indented(line)));
}

function layOutStacked(
  rows: readonly ComparedRow[],
  first: string,
  second: string,
  width: number,
): Line[] {
  const columns = Math.max(textWidth(first), textWidth(second)) + gap;
  return rows
    .flatMap((row, index): Line[] => [
      ...(index === 0 ? [] : [[]]),
      ...wrap(displayText(row.label), width).map((line) => [span(line, "faint")]),
      ...[
        { name: first, texts: row.first },
        { name: second, texts: row.second },
      ].flatMap(({ name, texts }) =>
        indent(cellLines(texts, width - columns - margin), columns, [span(name, "strong")]).map(
          indented,
        ),
      ),
    ])
    .map((line) => (line.length === 0 ? line : indented(line)));
}

function cellLines(texts: readonly Text[], width: number): Line[] {
  const [only] = texts;
  return texts.length === 1 && only !== undefined
    ? prose(shown(only), width)
    : flowOf(texts, width);
}

function wrapLabel(label: string, columns: number): Line[] {
  return wrap(displayText(label), columns - gap).map((line) => [span(line, "faint")]);
}

/** Puts lines side by side, each in its column; the last column is not filled up. */
function abreast(cells: readonly (readonly Line[])[], columns: readonly number[]): Line[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    cells.flatMap((lines, index): Line => {
      const line = lines[row] ?? [];
      if (index === cells.length - 1) return line;
      return [...line, span(" ".repeat(Math.max(0, (columns[index] ?? 0) - lineWidth(line))))];
    }),
  );
}
