import type { CodeCatalog } from "../catalog/catalog.js";
import { codeId, codeName } from "../codes/catalog-codes.js";
import type { Code } from "../codes/code.js";
import type { ClassDigit } from "../codes/code-class.js";
import type { ClassPair, Comparison, Difference, Fact, NamedCode, PairNote } from "./comparison.js";
import { factKey } from "./fact-key.js";
import { factsOf } from "./facts-of.js";

/** Sets two codes side by side, each of one class: what differs, what is the same, what else to read. */
export function compareCodes(first: Code, second: Code, catalog: CodeCatalog): Comparison {
  const pairs = factsOf(first, catalog).flatMap((fact): Difference[] => {
    const other = factsOf(second, catalog).find(({ kind }) => kind === fact.kind);
    return other === undefined ? [] : [{ kind: fact.kind, first: fact, second: other }];
  });
  const classes = classPair(first, second);
  const differences = pairs.filter((pair) => isDifference(pair, classes));
  return {
    first,
    second,
    classes,
    note: noteOn(first, second, differences),
    differences,
    shared: pairs.flatMap((pair): Fact[] => {
      return isShared(pair, first.kind === second.kind) ? [pair.first] : [];
    }),
    seeAlso: seeAlsoOf(first, second, catalog),
  };
}

/** Where both refuse for good, it comes to the same in whatever words: no retry helps. */
function isDifference({ kind, first, second }: Difference, classes: ClassPair): boolean {
  if (kind === "retry" && classes === "5-5") return false;
  return factKey(first) !== factKey(second);
}

/** Sentences stand in the entries already; class and standing have other names for each kind. */
function isShared({ kind, first, second }: Difference, sameKind: boolean): boolean {
  if (kind === "retry" || kind === "action") return false;
  if (!sameKind && (kind === "class" || kind === "standing")) return false;
  return factKey(first) === factKey(second);
}

function classPair(first: Code, second: Code): ClassPair {
  const digits = [first, second].map(({ classes }): ClassDigit => classes[0] ?? "5").sort();
  const [lower = "5", higher = "5"] = digits;
  switch (lower) {
    case "2":
      return `2-${higher}`;
    case "3":
      return higher === "2" ? "2-3" : `3-${higher}`;
    case "4":
      return higher === "5" ? "4-5" : "4-4";
    case "5":
      return "5-5";
    default:
      return lower satisfies never;
  }
}

function noteOn(first: Code, second: Code, differences: readonly Difference[]): PairNote | null {
  if (first.id === second.id) return { kind: "same-entry", code: first.id };
  if (first.kind === second.kind) {
    return differences.length === 0 ? { kind: "no-difference" } : null;
  }
  const [reply, enhanced] = first.kind === "reply" ? [first, second] : [second, first];
  const codes = { reply: reply.code, enhanced: enhanced.code };
  if (reply.companions.includes(enhanced.code) || enhanced.companions.includes(reply.code)) {
    return { kind: "companions", ...codes };
  }
  const sameClass = reply.classes[0] === enhanced.classes[0];
  return { kind: sameClass ? "same-class" : "other-class", ...codes };
}

/** What either entry points to, less the two themselves; the first one's first. */
function seeAlsoOf(first: Code, second: Code, catalog: CodeCatalog): readonly NamedCode[] {
  const known = new Set([first.id, second.id]);
  return [...first.seeAlso, ...second.seeAlso].flatMap((code): NamedCode[] => {
    const id = codeId(code);
    const name = codeName(code, catalog);
    if (known.has(id) || name === undefined) return [];
    known.add(id);
    return [{ code: id, name }];
  });
}
