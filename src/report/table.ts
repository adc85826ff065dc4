import CliTable from "cli-table3";

/** One cell of a table; `columns` is how many columns it covers. */
export interface Cell {
  readonly text: string;
  readonly align: "left" | "right";
  readonly columns?: number;
}

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
  middle: "",
};

/** Lays out rows of escaped text in aligned columns, two blanks apart, without frame or colour. */
export function layOutTable(rows: readonly (readonly Cell[])[]): string[] {
  const table = new CliTable({
    chars: noFrame,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 2 },
  });
  for (const row of rows) {
    table.push(
      row.map(({ text, align, columns = 1 }) => ({
        content: text,
        hAlign: align,
        colSpan: columns,
      })),
    );
  }
  if (rows.length === 0) return [];
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}
