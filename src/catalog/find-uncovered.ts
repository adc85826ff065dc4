import type { AST } from "@eslint-community/regexpp";

/**
 * States of the automaton that looks for the literals, each with a text that leads to it. A state
 * is the longest end of the text that starts a literal; texts that hold a literal are dropped.
 */
type States = ReadonlyMap<string, string>;

/** Stands for a character that is in no literal. */
const other = "\u{fffd}";

/**
 * A text that the alternatives match though it holds none of the literals, or undefined where each
 * match holds one. Runs all texts of the pattern at once through the automaton of the literals, so
 * an answer of undefined is proven. Zero-width assertions are taken to hold, so a pattern that is
 * safe only by a lookahead is reported all the same. Blanks are single spaces, case is folded.
 */
export function findUncovered(
  alternatives: readonly AST.Alternative[],
  literals: readonly string[],
): string | undefined {
  const alphabet = [...new Set(literals.flatMap((literal) => literal.split("")))];

  const follow = createAutomaton(literals);

  const step = (states: States, characters: readonly string[]): States => {
    const reached = new Map<string, string>();
    for (const [state, witness] of states) {
      for (const character of characters) {
        const next = follow(state, character);
        if (next !== null && !reached.has(next)) reached.set(next, witness + character);
      }
    }
    return reached;
  };
  const throughAny = (states: States, choices: readonly AST.Alternative[]): States => {
    const reached = new Map<string, string>();
    for (const { elements } of choices) {
      let current = states;
      for (const element of elements) current = through(current, element);
      addNew(reached, current);
    }
    return reached;
  };
  const throughRepeat = (states: States, repeat: AST.Quantifier): States => {
    let current = states;
    for (let times = 0; times < repeat.min; times += 1) current = through(current, repeat.element);
    const reached = new Map(current);
    for (let times = repeat.min; times < repeat.max; times += 1) {
      current = through(current, repeat.element);
      if (!addNew(reached, current)) break;
    }
    return reached;
  };
  const through = (states: States, element: AST.Element): States => {
    switch (element.type) {
      case "Character":
        return step(states, [fold(element.value)]);
      case "CharacterClass":
      case "CharacterSet":
      case "ExpressionCharacterClass":
        return step(states, charactersOf(element, alphabet));
      case "Group":
      case "CapturingGroup":
        return throughAny(states, element.alternatives);
      case "Quantifier":
        return throughRepeat(states, element);
      case "Assertion":
        return states;
      case "Backreference":
        return states;
      default:
        return element satisfies never;
    }
  };
  const [witness] = throughAny(new Map([["", ""]]), alternatives).values();
  return witness?.replaceAll(other, "?");
}

/**
 * Tells the state that a character leads to from another; null where it completes a literal. Each
 * step is worked out once: a pattern takes the same ones many times.
 */
function createAutomaton(
  literals: readonly string[],
): (state: string, character: string) => string | null {
  const whole = new Set(literals);
  const beginnings = new Set([""]);
  for (const literal of literals) {
    for (let end = 1; end <= literal.length; end += 1) beginnings.add(literal.slice(0, end));
  }
  const known = new Map<string, Map<string, string | null>>();
  const lead = (text: string): string | null => {
    for (let start = 0; start < text.length; start += 1) {
      if (whole.has(text.slice(start))) return null;
    }
    let start = 0;
    while (!beginnings.has(text.slice(start))) start += 1;
    return text.slice(start);
  };
  return (state, character) => {
    let steps = known.get(state);
    if (steps === undefined) {
      steps = new Map();
      known.set(state, steps);
    }
    let next = steps.get(character);
    if (next === undefined) {
      next = lead(state + character);
      steps.set(character, next);
    }
    return next;
  };
}

/** Whether anything was new. */
function addNew(target: Map<string, string>, source: States): boolean {
  const before = target.size;
  for (const [state, witness] of source) if (!target.has(state)) target.set(state, witness);
  return target.size > before;
}

function fold(codePoint: number): string {
  const folded = String.fromCodePoint(codePoint).toLowerCase();
  return folded.length === 1 ? folded : other;
}

/** The characters of the alphabet that a set matches, and one for all that are outside it. */
function charactersOf(
  set: AST.CharacterClass | AST.CharacterSet | AST.ExpressionCharacterClass,
  alphabet: readonly string[],
): string[] {
  if (set.raw === "\\s") return [" "];
  if (set.type === "CharacterClass" && !set.negate) {
    const listed: string[] = [];
    for (const element of set.elements) {
      if (element.type === "Character") listed.push(fold(element.value));
    }
    if (listed.length === set.elements.length) return listed;
  }
  const pattern = new RegExp(`^${set.raw}$`, "i");
  return [...alphabet.filter((character) => pattern.test(character)), other];
}
