import { displayText } from "./escape.js";
import { alignRight, type Line, span } from "./line.js";
import { ownerStyle, ownerWords } from "./owner-words.js";
import { describeImpactBriefly } from "./problem-facts.js";
import type { Problem } from "./report.js";
import type { TerminalContext } from "./terminal-context.js";
import { layOutRank, margin } from "./terminal-problem.js";
import { textWidth } from "./text-width.js";
import { truncate } from "./truncate.js";

/** Below this width, a headline needs the room that the words for the owner would take. */
const narrowestWithOwner = 72;

/** One line for each problem, figures and owners aligned. */
export function layOutProblemLines(
  problems: readonly Problem[],
  firstRank: number,
  context: TerminalContext,
): Line[] {
  const { width } = context;
  const impacts = problems.map((problem) => describeImpactBriefly(problem, context));
  const owners = problems.map(({ fix, direction }) =>
    width < narrowestWithOwner ? "" : ownerWords(fix.owner, direction, context.words),
  );
  const impactColumns = Math.max(0, ...impacts.map(textWidth));
  const ownerColumns = Math.max(0, ...owners.map(textWidth));
  const gap = ownerColumns > 0 ? 2 : 0;
  const room = width - margin - 2 - impactColumns - gap - ownerColumns;
  return problems.map((problem, index) => {
    const impact = padStart(impacts[index] ?? "", impactColumns);
    const owner = padStart(owners[index] ?? "", ownerColumns + gap);
    return alignRight(
      [...layOutRank(firstRank + index), span(truncate(displayText(problem.headline), room))],
      [span(impact), span(owner, ownerStyle(problem.fix.owner, problem.direction))],
      width,
    );
  });
}

function padStart(text: string, columns: number): string {
  return " ".repeat(Math.max(0, columns - textWidth(text))) + text;
}
