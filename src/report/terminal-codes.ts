import type { Words } from "../locale/words.js";
import { directions } from "../model/direction.js";
import { codeWords } from "./code-words.js";
import { displayText } from "./escape.js";
import type { Section } from "./fit-screen.js";
import { alignRight, indent, type Line, lineWidth, span } from "./line.js";
import type { Report } from "./report.js";
import { type Cell, layOutTable } from "./table.js";
import type { TerminalContext } from "./terminal-context.js";
import { textWidth } from "./text-width.js";

type CodeRow = Report["replies"][number];

/** Reply codes under one heading. */
interface CodeColumn {
  readonly heading: string;
  readonly rows: readonly CodeRow[];
}

const rowsByDefault = [2, 3, 4];

/** How often each reply code came: one column for each direction, as many abreast as fit. */
export function layOutCodes(report: Report, context: TerminalContext): Section {
  if (report.replies.length === 0) return [[]];
  const groups = groupCodes(report, context.words);
  const most = Math.max(...groups.map(({ rows }) => rows.length));
  if (context.details) return [layOutColumns(groups, report, context)];
  const [least, ...more] = rowsByDefault
    .filter((rows, index) => index === 0 || rows < most + 1)
    .map((rows) => layOutColumns(limitRows(groups, rows), report, context));
  return [least ?? [], ...more];
}

function layOutColumns(
  columns: readonly CodeColumn[],
  report: Report,
  context: TerminalContext,
): Line[] {
  const lines: Line[] = [];
  for (let rest = columns; rest.length > 0; ) {
    const band = fitBand(rest, context);
    lines.push(...band.lines);
    rest = rest.slice(band.columns);
  }
  const shown = columns.reduce((sum, { rows }) => sum + rows.length, 0);
  return appendRest(lines, report.replies.length - shown, context);
}

/** Says how many codes are not shown, beside the headings where there is room. */
function appendRest(lines: readonly Line[], more: number, context: TerminalContext): Line[] {
  const [first = [], ...rest] = lines;
  if (more === 0) return [first, ...rest];
  const { width, words } = context;
  const short = words.say("report.moreCodesShort", { count: more });
  const long = words.say("report.moreCodes", { count: more });
  const room = width - lineWidth(first) - 2;
  for (const hint of [long, short]) {
    if (textWidth(hint) > room) continue;
    return [alignRight(first, [span(hint, "faint")], width), ...rest];
  }
  return [first, ...rest, ...indent([[span(long, "faint")]], 2)];
}

function groupCodes({ replies }: Report, words: Words): CodeColumn[] {
  return directions
    .map((direction) => ({
      heading: words.say(`report.replies.${direction}`),
      rows: replies.filter((row) => row.direction === direction),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** The first rows of each column; where there is only one, its next rows stand beside it. */
function limitRows(groups: readonly CodeColumn[], limit: number): CodeColumn[] {
  return groups.flatMap(({ heading, rows }) => {
    const first = { heading, rows: rows.slice(0, limit) };
    if (groups.length > 1 || rows.length <= limit) return [first];
    return [first, { heading: "", rows: rows.slice(limit, 2 * limit) }];
  });
}

/** The first columns, as many as one line has room for. */
function fitBand(
  columns: readonly CodeColumn[],
  context: TerminalContext,
): { readonly columns: number; readonly lines: Line[] } {
  for (let count = columns.length; ; count -= 1) {
    const lines = layOutBand(columns.slice(0, count), context);
    const fits = lines.every((line) => lineWidth(line) <= context.width);
    if (fits || count <= 1) return { columns: count, lines };
  }
}

function layOutBand(columns: readonly CodeColumn[], context: TerminalContext): Line[] {
  const height = Math.max(...columns.map(({ rows }) => rows.length));
  const heading = columns.map(({ heading: text }): Cell => {
    return { text, align: "left", columns: 3, style: "faint" };
  });
  const rows = Array.from({ length: height }, (_, index) =>
    columns.flatMap(({ rows: codes }) => layOutCode(codes[index], context)),
  );
  return indent(layOutTable([heading, ...rows]), 2);
}

/** Code, count, and a column that only keeps its distance from the next code. */
function layOutCode(row: CodeRow | undefined, { words }: TerminalContext): Cell[] {
  const code = row === undefined ? "" : displayText(codeWords(row, words));
  const count = row === undefined ? "" : words.number(row.count);
  return [
    { text: code, align: "left" },
    { text: count, align: "right" },
    { text: " ".repeat(Math.min(1, textWidth(code))), align: "left" },
  ];
}
