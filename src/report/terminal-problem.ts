import { displayText } from "./escape.js";
import type { Section } from "./fit-screen.js";
import { flow, numberedSteps, prose } from "./flow.js";
import { alignRight, indent, type Line, lineWidth, type Span, span } from "./line.js";
import { ownerStyle, ownerWords } from "./owner-words.js";
import { collectFacts } from "./problem-facts.js";
import { layOutSample, startAtReply } from "./quote.js";
import type { Problem, Sample, ValueCount } from "./report.js";
import type { TerminalContext } from "./terminal-context.js";
import { wrap } from "./wrap.js";

/** Columns before the words of a problem. */
export const margin = 4;
const labelColumns = 5;
/** Narrower screens need a third line of figures for the reply code. */
const narrow = 80;

/** How much of a problem is shown. */
interface Extent {
  readonly samples: readonly Sample[];
  readonly quoteLines: number;
  /** Otherwise the fix is told in one sentence. */
  readonly steps: boolean;
}

/**
 * A problem with headline, figures, evidence and fix. Where the screen is short, the first problem
 * keeps its steps and the others tell the fix in one sentence.
 */
export function layOutProblem(problem: Problem, rank: number, context: TerminalContext): Section {
  const layOut = (extent: Extent) => layOutExtent(problem, rank, extent, context);
  if (context.details) return [layOut({ samples: problem.samples, quoteLines: 8, steps: true })];
  const samples = problem.samples.slice(0, 1).map((sample) => startAtReply(sample, problem.codes));
  const brief = layOut({ samples, quoteLines: 1, steps: false });
  const full = layOut({ samples, quoteLines: 1, steps: true });
  const longQuote = layOut({ samples, quoteLines: 2, steps: true });
  // The quote waits a round, for the steps of the other problems matter more.
  const more = longQuote.length > full.length ? [full, longQuote] : [];
  if (rank === 1 || brief.length >= full.length) return [full, ...more];
  return [brief, full, ...more];
}

function layOutExtent(
  problem: Problem,
  rank: number,
  { samples, quoteLines, steps }: Extent,
  context: TerminalContext,
): Line[] {
  const { details, width } = context;
  const inner = width - margin;
  const facts = flow(collectFacts(problem, context), inner);
  const body: Line[] = [
    ...(details ? facts : facts.slice(0, width < narrow ? 3 : 2)),
    ...samples.flatMap((sample) => layOutSample(sample, inner, quoteLines, context)),
    ...(details ? layOutOrigins(problem, context) : []),
    ...(steps ? layOutFix(problem, context) : layOutFixBriefly(problem, context)),
  ];
  return [...layOutHeadline(problem, rank, context), ...indent(body, margin)];
}

function layOutHeadline(problem: Problem, rank: number, context: TerminalContext): Line[] {
  const owner = layOutOwner(problem);
  const room = context.width - margin - lineWidth(owner) - 2;
  const [first = "", ...rest] = wrap(displayText(problem.headline), room);
  return [
    alignRight([...layOutRank(rank), span(first, "strong")], owner, context.width),
    ...indent(
      rest.map((text) => [span(text, "strong")]),
      margin,
    ),
  ];
}

/** The rank, in the margin. */
export function layOutRank(rank: number): Line {
  return [span(`${rank}`.padStart(margin - 2).padEnd(margin), "strong")];
}

function layOutOwner({ fix, direction }: Problem): Line {
  return [span(ownerWords(fix.owner, direction), ownerStyle(fix.owner, direction))];
}

function layOutFix({ fix }: Problem, { width, details }: TerminalContext): Line[] {
  const inner = width - margin - labelColumns;
  const steps = fix.steps.length > 0 ? fix.steps : [fix.summary];
  const links = details ? fix.links : fix.links.slice(0, 1);
  return [
    ...label("Fix", numberedSteps(steps.map(displayText), inner)),
    ...label(
      "See",
      links.flatMap((link) => flow([span(displayText(link), "accent")], inner)),
    ),
  ];
}

function layOutFixBriefly({ fix }: Problem, { width, quantities }: TerminalContext): Line[] {
  const inner = width - margin - labelColumns;
  const summary = label("Fix", prose(displayText(fix.summary), inner));
  const link: Span[] = fix.links.slice(0, 1).map((text) => span(displayText(text), "accent"));
  if (fix.steps.length === 0) return [...summary, ...label("See", flow(link, inner))];
  const steps = quantities.count(fix.steps.length, "step", "steps");
  const hint = span(`${steps}: --details`, "faint");
  const more = flow([hint, ...link], inner);
  // The steps come with the link; a line of its own is too much for it.
  return [...summary, ...label("More", more.length > 1 ? [[hint]] : more)];
}

/** Puts a word before the lines. */
function label(word: string, lines: readonly Line[]): Line[] {
  return indent(lines, labelColumns, [span(word, "strong")]);
}

/** Where it happens and what decided, most frequent first. */
function layOutOrigins(problem: Problem, { width, quantities }: TerminalContext): Line[] {
  const lists: readonly (readonly [string, readonly ValueCount[]])[] = [
    ["From", problem.senderDomains],
    ["To", problem.recipientDomains],
    ["Through", problem.relays],
    ["Clients", problem.clients],
    ["Rules", problem.rules.map(({ rule, count }) => ({ value: rule, count }))],
  ];
  const columns = 9;
  return lists.flatMap(([label, values]) => {
    const facts = values.map(({ value, count }) =>
      span(`${value === "" ? "<>" : displayText(value)} ${quantities.number(count)}`),
    );
    return indent(flow(facts, width - margin - columns), columns, [span(label, "faint")]);
  });
}
