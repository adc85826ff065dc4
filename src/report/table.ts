import { textWidth } from "./text-width.js";

/** One cell of a table; `columns` is how many columns it covers. */
export interface Cell {
  readonly text: string;
  readonly align: "left" | "right";
  readonly columns?: number;
}

const gap = 2;

/**
 * Lays out rows of escaped text in aligned columns, two blanks apart, without frame or colour. A
 * cell over several columns widens the last of them where it has no room.
 */
export function layOutTable(rows: readonly (readonly Cell[])[]): string[] {
  const widths = columnWidths(rows);
  return rows.map((row) => layOutRow(row, widths));
}

function layOutRow(row: readonly Cell[], widths: readonly number[]): string {
  let line = "";
  let column = 0;
  for (const { text, align, columns = 1 } of row) {
    const blanks = " ".repeat(spannedWidth(widths, column, columns) - textWidth(text));
    line += (align === "left" ? text + blanks : blanks + text) + " ".repeat(gap);
    column += columns;
  }
  return line.trimEnd();
}

function columnWidths(rows: readonly (readonly Cell[])[]): readonly number[] {
  const widths: number[] = [];
  // Cells of one column first, so that wider ones only ask for what is missing.
  for (const isWide of [false, true]) {
    for (const row of rows) {
      let column = 0;
      for (const { text, columns = 1 } of row) {
        const last = column + columns - 1;
        if (columns > 1 === isWide) {
          const missing = textWidth(text) - spannedWidth(widths, column, columns);
          widths[last] = (widths[last] ?? 0) + Math.max(0, missing);
        }
        column = last + 1;
      }
    }
  }
  return Array.from(widths, (width) => width ?? 0);
}

function spannedWidth(widths: readonly number[], first: number, columns: number): number {
  const sum = widths
    .slice(first, first + columns)
    .reduce((total, width) => total + (width ?? 0), 0);
  return sum + gap * (columns - 1);
}
