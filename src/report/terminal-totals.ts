import type { WordKey } from "../locale/words.js";
import { dispositions } from "../model/disposition.js";
import type { Style } from "./colors.js";
import { flow } from "./flow.js";
import { indent, type Line, lineWidth, span } from "./line.js";
import type { Report } from "./report.js";
import type { TerminalContext } from "./terminal-context.js";
import { textWidth } from "./text-width.js";

interface Total {
  readonly figure: string;
  readonly label: string;
  readonly style: Style;
}

const gap = 4;

/** What became of the mail: one line, or a grid of aligned figures where one line is too long. */
export function layOutTotals(report: Report, context: TerminalContext): Line[] {
  const totals = collectTotals(report, context);
  const lines = layOutGrid(totals, context.width - 2);
  if (context.details) lines.push(...layOutAttempts(report, context));
  return indent(lines, 2);
}

/** Zeros are left out, but for mail delivered: that nothing arrived is news. */
function collectTotals({ totals }: Report, { words }: TerminalContext): Total[] {
  const { recipients, attempts } = totals;
  const rows: readonly (readonly [number, WordKey, Style])[] = [
    [recipients.stillDeferred, "report.total.stillDeferred", "caution"],
    [recipients.bounced, "report.total.bounced", "bad"],
    [recipients.expired, "report.total.expired", "bad"],
    [recipients.discarded, "report.total.discarded", "caution"],
    [attempts.rejected, "report.total.rejected", "plain"],
  ];
  const { delivered } = recipients;
  return [
    [delivered, "report.total.delivered", delivered > 0 ? "good" : "bad"] as const,
    ...rows.filter(([value]) => value > 0),
  ].map(([count, key, style]) => ({
    figure: words.number(count),
    label: words.say(key, { count }),
    style,
  }));
}

function layOutGrid(totals: readonly Total[], width: number): Line[] {
  const line = totals.flatMap((total, index) => [
    span(index === 0 ? "" : " ".repeat(gap)),
    ...layOutTotal(total),
  ]);
  if (lineWidth(line) <= width) return [line];
  const figureColumns = Math.max(...totals.map(({ figure }) => textWidth(figure)));
  const labelColumns = Math.max(...totals.map(({ label }) => textWidth(label)));
  const perLine = Math.max(1, Math.floor((width + gap) / (figureColumns + 1 + labelColumns + gap)));
  const lines: Line[] = [];
  for (let index = 0; index < totals.length; index += perLine) {
    lines.push(
      totals
        .slice(index, index + perLine)
        .flatMap((total) => [
          span(" ".repeat(figureColumns - textWidth(total.figure))),
          ...layOutTotal(total),
          span(" ".repeat(labelColumns - textWidth(total.label) + gap)),
        ]),
    );
  }
  return lines;
}

function layOutTotal({ figure, label, style }: Total): Line {
  return [span(figure, "strong"), span(` ${label}`, style)];
}

function layOutAttempts({ totals }: Report, { width, words }: TerminalContext): Line[] {
  const facts = dispositions
    .filter((disposition) => totals.attempts[disposition] > 0)
    .map((disposition) => {
      const count = totals.attempts[disposition];
      return span(words.say(`report.attempt.${disposition}`, { count }), "faint");
    });
  if (facts.length === 0) return [];
  const label = words.say("report.attempts", { attempts: "" });
  const columns = textWidth(label);
  return indent(flow(facts, width - 2 - columns), columns, [span(label, "faint")]);
}
