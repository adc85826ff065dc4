import CliTable from "cli-table3";
import type { Style } from "./colors.js";
import { type Line, type Span, span } from "./line.js";
import { textWidth } from "./text-width.js";

/** One cell of a table; `columns` is how many columns it covers. */
export interface Cell {
  readonly text: string;
  readonly align: "left" | "right";
  readonly columns?: number;
  readonly style?: Style;
}

/** A blank between two cells, and nothing where other tables have lines. */
const noFrame = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  // cli-table3 takes it for one column wide where a cell covers several.
  middle: " ",
};

const standIn = "x";
/** Blanks behind a text; with that between two cells they make two. */
const padding = 1;

/**
 * Lays out rows of escaped text in aligned columns, two blanks apart, without frame. A cell over
 * several columns widens the last of them where it has no room. cli-table3 measures Thai otherwise
 * than terminals do, so it is given plain letters as wide as each text.
 */
export function layOutTable(rows: readonly (readonly Cell[])[]): Line[] {
  if (rows.length === 0) return [];
  const table = new CliTable({
    chars: noFrame,
    style: { head: [], border: [], "padding-left": 0, "padding-right": padding },
    colWidths: keptWidths(rows),
  });
  for (const row of rows) {
    table.push(
      row.map(({ text, align, columns = 1 }) => ({
        content: standIn.repeat(textWidth(text)),
        hAlign: align,
        colSpan: columns,
      })),
    );
  }
  const lines = table.toString().split("\n");
  return rows.map((row, index) => putTexts(row, lines[index] ?? ""));
}

/**
 * Widths of the columns that stay as wide as their own texts; null: cli-table3 finds it. Of itself it
 * would spread what a wide cell lacks over all its columns, and part what belongs together.
 */
function keptWidths(rows: readonly (readonly Cell[])[]): (number | null)[] {
  const own: number[] = [];
  const kept = new Set<number>();
  for (const row of rows) {
    let column = 0;
    for (const { text, columns = 1 } of row) {
      if (columns === 1) own[column] = Math.max(own[column] ?? 0, textWidth(text));
      const next = column + columns;
      for (; column < next - 1; column += 1) kept.add(column);
      column = next;
    }
  }
  return Array.from(own, (width, column) => (kept.has(column) ? (width ?? 0) + padding : null));
}

/** The line with each run of stand-ins replaced by the text of its cell. */
function putTexts(row: readonly Cell[], line: string): Line {
  const cells = row.filter(({ text }) => textWidth(text) > 0).values();
  const runs = line.trimEnd().match(/ +|[^ ]+/g) ?? [];
  return runs.map((run): Span => {
    if (run.startsWith(" ")) return span(run);
    const { text, style } = cells.next().value ?? { text: run };
    return span(text, style);
  });
}
