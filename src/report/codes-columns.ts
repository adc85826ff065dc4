import type { Style } from "./colors.js";
import { displayText } from "./escape.js";
import { type Line, type Span, span } from "./line.js";
import { textWidth } from "./text-width.js";
import { truncate } from "./truncate.js";

/** A column of a list: how it looks, and whether it gives way where the screen is narrow. */
export interface ListColumn {
  readonly style: Style;
  /** Share of the room that is left by the columns that keep their width; null: keeps it. */
  readonly share: number | null;
}

const gap = 2;

/** Lays rows out in columns, one line each; what does not fit is cut with an ellipsis. */
export function layOutColumns(
  rows: readonly (readonly string[])[],
  columns: readonly ListColumn[],
  width: number,
): Line[] {
  const cells = rows.map((row) => row.map(displayText));
  const natural = columns.map((_, index) =>
    Math.max(0, ...cells.map((row) => textWidth(row[index] ?? ""))),
  );
  const widths = fitColumns(natural, columns, width - gap * (columns.length - 1));
  return cells.map((row) =>
    row.flatMap((cell, index): Span[] => {
      const columnWidth = widths[index] ?? 0;
      const text = truncate(cell, columnWidth);
      const style = columns[index]?.style ?? "plain";
      if (index === row.length - 1) return [span(text, style)];
      return [span(text, style), span(" ".repeat(columnWidth - textWidth(text) + gap))];
    }),
  );
}

/** Columns as wide as their text; those with a share give way, the ones that need less first. */
function fitColumns(
  natural: readonly number[],
  columns: readonly ListColumn[],
  width: number,
): readonly number[] {
  const widths = [...natural];
  let open = columns.flatMap(({ share }, index) => (share === null ? [] : [{ index, share }]));
  let room = width - sum(natural.filter((_, index) => columns[index]?.share === null));
  while (open.length > 0 && room < sum(open.map(({ index }) => natural[index] ?? 0))) {
    const shares = sum(open.map(({ share }) => share));
    const fair = ({ share }: { readonly share: number }) => Math.floor((room * share) / shares);
    const small = open.filter((one) => (natural[one.index] ?? 0) <= fair(one));
    if (small.length === 0) {
      for (const one of open) widths[one.index] = Math.max(1, fair(one));
      break;
    }
    room -= sum(small.map(({ index }) => natural[index] ?? 0));
    open = open.filter((one) => !small.includes(one));
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
