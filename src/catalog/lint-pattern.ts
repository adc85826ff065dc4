import type { AST } from "@eslint-community/regexpp";
import { RegExpParser, RegExpSyntaxError } from "@eslint-community/regexpp";
import type { ErrorsKey } from "../locale/errors-keys.js";
import type { Phrase } from "../locale/phrase.js";
import { findUncovered } from "./find-uncovered.js";

/** Most ways in which a pattern may try one text from one position; see `countWays`. */
export const maxWays = 10_000;

/**
 * What is wrong with a rule's pattern, or nothing. Refused: what does not compile; unbounded
 * repetition, backreferences and lookbehind; more than 10,000 ways through one text; a match that
 * holds none of the literals.
 */
export function lintPattern(pattern: string, literals: readonly string[]): Phrase[] {
  let tree: AST.Pattern;
  try {
    // Annex B syntax (`{` standing for itself) is a slip more often than a wish.
    tree = new RegExpParser({ strict: true }).parsePattern(pattern);
    new RegExp(pattern, "i");
  } catch (cause) {
    return [syntaxFault(cause)];
  }
  const refused = findRefused(tree.alternatives);
  if (refused.length > 0) return refused;
  const ways = countWays(tree.alternatives);
  if (ways > maxWays) {
    const values = {
      ways: ways < 1e9 ? String(ways) : "> 1e9",
      most: String(maxWays),
      example: ".{0,200}",
    };
    return [{ key: "error.pattern.ways", values }];
  }
  const uncovered = findUncovered(tree.alternatives, literals);
  if (uncovered !== undefined) {
    return [{ key: "error.pattern.noLiteral", values: { text: JSON.stringify(uncovered) } }];
  }
  return [];
}

/** Faults that people make, by the parser's words for them. */
const faultKeys: readonly (readonly [reason: RegExp, key: ErrorsKey])[] = [
  [/Unterminated group|Unmatched '\)'/, "error.pattern.fault.group"],
  [/Unterminated character class/, "error.pattern.fault.class"],
  [/Nothing to repeat/, "error.pattern.fault.repeat"],
  [/Lone quantifier|Incomplete quantifier|Unexpected character/, "error.pattern.fault.brace"],
  [/escape|\\ at end/, "error.pattern.fault.escape"],
  [/out of order/, "error.pattern.fault.order"],
];

/** Why a pattern does not compile, and where: the offset counts code units from 0. */
function syntaxFault(cause: unknown): Phrase {
  const reason = (cause instanceof Error ? cause.message : String(cause)).split(": ").at(-1) ?? "";
  const key = faultKeys.find(([pattern]) => pattern.test(reason))?.[1];
  const fault: Phrase = { key: key ?? "error.pattern.fault.other" };
  return cause instanceof RegExpSyntaxError
    ? { key: "error.pattern.syntaxAt", values: { offset: String(cause.index), fault } }
    : { key: "error.pattern.syntax", values: { fault } };
}

function findRefused(alternatives: readonly AST.Alternative[]): Phrase[] {
  return alternatives.flatMap(({ elements }) => elements.flatMap(findRefusedIn));
}

function findRefusedIn(element: AST.Element): Phrase[] {
  switch (element.type) {
    case "Quantifier": {
      const inner = findRefusedIn(element.element);
      if (Number.isFinite(element.max)) return inner;
      const repeat = element.raw.slice(element.element.raw.length);
      const values = { repeat, offset: String(element.start), example: ".{0,80}" };
      return [{ key: "error.pattern.unbounded", values }, ...inner];
    }
    case "Backreference":
      return [
        {
          key: "error.pattern.backreference",
          values: { text: element.raw, offset: String(element.start) },
        },
      ];
    case "Assertion":
      if (element.kind === "lookbehind") {
        return [{ key: "error.pattern.lookbehind", values: { offset: String(element.start) } }];
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
