import type { Words } from "../locale/words.js";
import { displayText } from "./escape.js";
import type { Section } from "./fit-screen.js";
import { flow, numberedSteps, prose } from "./flow.js";
import { alignRight, indent, type Line, lineWidth, type Span, span } from "./line.js";
import { ownerStyle, ownerWords } from "./owner-words.js";
import { collectFacts } from "./problem-facts.js";
import { layOutSample, startAtReply } from "./quote.js";
import type { Problem, Sample, ValueCount } from "./report.js";
import type { TerminalContext } from "./terminal-context.js";
import { textWidth } from "./text-width.js";
import { wrap } from "./wrap.js";

/** Columns before the words of a problem. */
export const margin = 4;
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
  const owner = layOutOwner(problem, context);
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

function layOutOwner({ fix, direction }: Problem, { words }: TerminalContext): Line {
  return [span(ownerWords(fix.owner, direction, words), ownerStyle(fix.owner, direction))];
}

function layOutFix({ fix }: Problem, { width, details, words }: TerminalContext): Line[] {
  const inner = width - margin - fixColumns(words);
  const steps = fix.steps.length > 0 ? fix.steps : [fix.summary];
  const links = details ? fix.links : fix.links.slice(0, 1);
  return [
    ...label("fix", numberedSteps(steps.map(displayText), inner), words),
    ...label(
      "see",
      links.flatMap((link) => flow([span(displayText(link), "accent")], inner)),
      words,
    ),
  ];
}

function layOutFixBriefly({ fix }: Problem, { width, words }: TerminalContext): Line[] {
  const inner = width - margin - fixColumns(words);
  const summary = label("fix", prose(displayText(fix.summary), inner), words);
  const link: Span[] = fix.links.slice(0, 1).map((text) => span(displayText(text), "accent"));
  if (fix.steps.length === 0) return [...summary, ...label("see", flow(link, inner), words)];
  const hint = span(words.say("problem.steps", { count: fix.steps.length }), "faint");
  const more = flow([hint, ...link], inner);
  // The steps come with the link; a line of its own is too much for it.
  return [...summary, ...label("more", more.length > 1 ? flow([hint], inner) : more, words)];
}

const fixLabels = ["fix", "see", "more"] as const;
const originLabels = ["from", "to", "through", "clients", "rules"] as const;

/** Columns that the labels of the fix and the blank behind them take. */
function fixColumns({ say }: Words): number {
  return Math.max(...fixLabels.map((name) => textWidth(say(`report.label.${name}`)))) + 1;
}

/** Puts a word before the lines. */
function label(name: (typeof fixLabels)[number], lines: readonly Line[], words: Words): Line[] {
  return indent(lines, fixColumns(words), [span(words.say(`report.label.${name}`), "strong")]);
}

/** Where it happens and what decided, most frequent first. */
function layOutOrigins(problem: Problem, { width, words }: TerminalContext): Line[] {
  const lists: Readonly<Record<(typeof originLabels)[number], readonly ValueCount[]>> = {
    from: problem.senderDomains,
    to: problem.recipientDomains,
    through: problem.relays,
    clients: problem.clients,
    rules: problem.rules.map(({ rule, count }) => ({ value: rule, count })),
  };
  const labels = originLabels.map((name) => words.say(`report.label.${name}`));
  const columns = Math.max(...labels.map(textWidth)) + 2;
  return originLabels.flatMap((name, index) => {
    const facts = lists[name].map(({ value, count }) =>
      span(`${value === "" ? "<>" : displayText(value)} ${words.number(count)}`),
    );
    const label = [span(labels[index] ?? "", "faint")];
    return indent(flow(facts, width - margin - columns), columns, label);
  });
}
