import type { Palette, Style } from "./colors.js";
import { escapeTerminal } from "./escape.js";
import { textWidth } from "./text-width.js";

/** Text in one style. Escape text before its width is measured: `renderLines` escapes again. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** One line of the screen, without its line feed. */
export type Line = readonly Span[];

/** Makes a span. */
export function span(text: string, style: Style = "plain"): Span {
  return { text, style };
}

/** Columns that a line takes. */
export function lineWidth(line: Line): number {
  return line.reduce((columns, { text }) => columns + textWidth(text), 0);
}

/** Moves lines to the right; the first line may have a label in the space made. */
export function indent(lines: readonly Line[], columns: number, label: Line = []): Line[] {
  const blank = span(" ".repeat(columns));
  return lines.map((line, index) => {
    if (index > 0) return [blank, ...line];
    return [...label, span(" ".repeat(Math.max(0, columns - lineWidth(label)))), ...line];
  });
}

/** Puts text at the right edge of a line, at least two columns after what stands there. */
export function alignRight(left: Line, right: Line, width: number): Line {
  const gap = Math.max(2, width - lineWidth(left) - lineWidth(right));
  return [...left, span(" ".repeat(gap)), ...right];
}

/**
 * Joins the lines, each with its line feed and without blanks at its end. Every span is escaped
 * here, whoever made it, so that no text from a log can carry a control sequence.
 */
export function renderLines(lines: readonly Line[], palette: Palette): string {
  return lines.map((line) => renderLine(line, palette) + "\n").join("");
}

function renderLine(line: Line, palette: Palette): string {
  const spans = line.map(({ text, style }) => ({ text: escapeTerminal(text), style }));
  let rendered = "";
  let atEnd = true;
  for (const { text, style } of spans.reverse()) {
    const kept = atEnd ? text.trimEnd() : text;
    if (kept === "") continue;
    atEnd = false;
    rendered = palette[style](kept) + rendered;
  }
  return rendered;
}
