import type { AST } from "@eslint-community/regexpp";
import { RegExpParser } from "@eslint-community/regexpp";
import { findUncovered } from "./find-uncovered.js";

/** Most ways in which a pattern may try one text from one position; see `countWays`. */
export const maxWays = 10_000;

/**
 * What is wrong with a rule's pattern, or nothing. Refused: what does not compile; unbounded
 * repetition, backreferences and lookbehind; more than 10,000 ways through one text; a match that
 * holds none of the literals.
 */
export function lintPattern(pattern: string, literals: readonly string[]): string[] {
  let tree: AST.Pattern;
  try {
    new RegExp(pattern, "i");
    // Annex B syntax (`{` standing for itself) is a slip more often than a wish.
    tree = new RegExpParser({ strict: true }).parsePattern(pattern);
  } catch (cause) {
    const reason = (cause instanceof Error ? cause.message : String(cause)).split(": ").at(-1);
    return [`does not compile (${reason}); mend it, and escape what stands for itself`];
  }
  const refused = findRefused(tree.alternatives);
  if (refused.length > 0) return refused;
  const ways = countWays(tree.alternatives);
  if (ways > maxWays) {
    const count = ways < 1e9 ? String(ways) : "over 1e9";
    return [
      `can be tried in ${count} ways, ${maxWays} are allowed; shorten the gaps or split the rule`,
    ];
  }
  const uncovered = findUncovered(tree.alternatives, literals);
  if (uncovered !== undefined) {
    return [
      `can match ${JSON.stringify(uncovered)}, which holds none of the literals; add one for it`,
    ];
  }
  return [];
}

function findRefused(alternatives: readonly AST.Alternative[]): string[] {
  return alternatives.flatMap(({ elements }) => elements.flatMap(findRefusedIn));
}

function findRefusedIn(element: AST.Element): string[] {
  switch (element.type) {
    case "Quantifier": {
      const inner = findRefusedIn(element.element);
      if (Number.isFinite(element.max)) return inner;
      const repeat = element.raw.slice(element.element.raw.length);
      const what = `unbounded repetition ${repeat} at offset ${element.start}`;
      return [`${what}; write a bounded one such as .{0,80}`, ...inner];
    }
    case "Backreference":
      return [`backreference ${element.raw} at offset ${element.start}; write the text out`];
    case "Assertion":
      if (element.kind === "lookbehind") {
        return [`lookbehind at offset ${element.start}; match the text before instead`];
      }
      return element.kind === "lookahead" ? findRefused(element.alternatives) : [];
    case "Group":
    case "CapturingGroup":
      return findRefused(element.alternatives);
    default:
      return [];
  }
}

/**
 * Upper bound of the ways in which a backtracking matcher can try these alternatives from one
 * position: widths of repeats multiply along a sequence; alternatives add up where they can start
 * with the same character, for a text decides at once between the others.
 */
function countWays(alternatives: readonly AST.Alternative[]): number {
  let anyStart = 0;
  const byStart = new Map<string, number>();
  for (const { elements } of alternatives) {
    const ways = elements.reduce((product, element) => product * countWaysOf(element), 1);
    const first = elements[0];
    if (first?.type === "Character") {
      const start = String.fromCodePoint(first.value).toLowerCase();
      byStart.set(start, (byStart.get(start) ?? 0) + ways);
    } else {
      anyStart += ways;
    }
  }
  return anyStart + Math.max(0, ...byStart.values());
}

function countWaysOf(element: AST.Element): number {
  switch (element.type) {
    case "Quantifier": {
      const once = countWaysOf(element.element);
      let total = 0;
      for (let times = element.min; times <= element.max; times += 1) {
        total += once ** times;
        if (total > 1e9) return Number.POSITIVE_INFINITY;
      }
      return total;
    }
    case "Group":
    case "CapturingGroup":
      return countWays(element.alternatives);
    case "Assertion":
      return element.kind === "lookahead" ? countWays(element.alternatives) : 1;
    default:
      return 1;
  }
}
