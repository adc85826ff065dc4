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

/**
 * Lays out rows of escaped text in aligned columns, two blanks apart, without frame. cli-table3
 * measures Thai otherwise than terminals do, so it is given plain letters as wide as each text.
 */
export function layOutTable(rows: readonly (readonly Cell[])[]): Line[] {
  if (rows.length === 0) return [];
  const table = new CliTable({
    chars: noFrame,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 1 },
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
