import type { Words } from "../locale/words.js";
import { type ListColumn, layOutColumns } from "./codes-columns.js";
import { causeRow, codeRow, providerRow } from "./codes-rows.js";
import { type CodesView, isEmptyList, nothingWords } from "./codes-view.js";
import { createPalette } from "./colors.js";
import { displayText } from "./escape.js";
import { prose } from "./flow.js";
import { indent, type Line, renderLines, span } from "./line.js";
import type { TerminalOptions } from "./reference-terminal.js";

const margin = 2;

const codeColumns: readonly ListColumn[] = [
  { style: "strong", share: null },
  { style: "plain", share: 5 },
  { style: "faint", share: 3 },
  { style: "faint", share: null },
];

/** Those of causes and providers: what they have is told in three. */
const shortColumns = codeColumns.filter((_, index) => index !== 2);

/** The list for the terminal: a part for each kind of entry, one line an entry. */
export function renderTerminalCodes(
  view: CodesView,
  words: Words,
  { width, color }: TerminalOptions,
): string {
  const lines = isEmptyList(view.list)
    ? prose(displayText(nothingWords(view, words, "`mailwhy codes`")), width)
    : layOutParts(view, words, width);
  return renderLines(lines, createPalette(color));
}

function layOutParts(view: CodesView, words: Words, width: number): Line[] {
  const { replyCodes, enhancedCodes, causes, providers } = view.list;
  const parts = [
    {
      heading: words.say("codes.heading.replyCodes", { count: words.number(replyCodes.length) }),
      rows: replyCodes.map((code) => codeRow(code, view, words)),
      columns: codeColumns,
    },
    {
      heading: words.say("codes.heading.enhancedCodes", {
        count: words.number(enhancedCodes.length),
      }),
      rows: enhancedCodes.map((code) => codeRow(code, view, words)),
      columns: codeColumns,
    },
    {
      heading: words.say("codes.heading.causes", { count: words.number(causes.length) }),
      rows: causes.map((cause) => causeRow(cause, words)),
      columns: shortColumns,
    },
    {
      heading: words.say("codes.heading.providers", { count: words.number(providers.length) }),
      rows: providers.map((provider) => providerRow(provider, view, words)),
      columns: shortColumns,
    },
  ];
  return parts
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ heading, rows, columns }, index): Line[] => [
      ...(index === 0 ? [] : [[]]),
      [span(displayText(heading), "strong")],
      ...indent(layOutColumns(rows, columns, width - margin), margin),
    ]);
}
