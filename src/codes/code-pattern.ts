import type { CodeCatalog } from "../catalog/catalog.js";
import { type Code, type CodeKind, enhancedCode } from "./code.js";
import { type ClassDigit, classDigitOf } from "./code-class.js";

/** Which codes are meant: `5xx`, `55x`, `550`; `5.7`, `4.x.x`, `x.7.1`, `5.7.1`; `5`, both kinds. */
export interface CodePattern {
  /** Null: both kinds. */
  readonly kind: CodeKind | null;
  /** Null: any class. */
  readonly digit: ClassDigit | null;
  /** What the digits after the first one begin with, or the numbers of an enhanced code; x is any. */
  readonly rest: readonly string[];
}

/** Understands a word as a pattern of codes; undefined where it is none. */
export function parseCodePattern(word: string): CodePattern | undefined {
  const text = word.toLowerCase();
  const digit = classDigitOf(text) ?? null;
  if (/^[2-5]$/.test(text)) return { kind: null, digit, rest: [] };
  if (/^[2-5](?:\d\d|\dx|xx)$/.test(text)) {
    return { kind: "reply", digit, rest: [...text.slice(1)] };
  }
  const isEnhanced = /^#?[245x]\.(?:\d{1,3}|x)(?:\.(?:\d{1,3}|x))?$/.test(text);
  return isEnhanced ? { kind: "enhanced", digit, rest: text.split(".").slice(1) } : undefined;
}

/** The code where the pattern means it, an enhanced code with the class that is asked for. */
export function matchCode(
  code: Code,
  pattern: CodePattern,
  catalog: CodeCatalog,
): Code | undefined {
  const { kind, digit, rest } = pattern;
  if (kind !== null && kind !== code.kind) return undefined;
  const parts = code.kind === "reply" ? [...code.code.slice(1)] : code.id.split(".").slice(1);
  if (!rest.every((wanted, index) => wanted === "x" || wanted === parts[index])) return undefined;
  if (digit === null) return code;
  // Who asks for one code by its number gets it, unusual as its class may be.
  const isExact = rest.length === 2 && !rest.includes("x");
  if (!isExact && !code.classes.includes(digit)) return undefined;
  if (code.kind === "reply") return code.classes.includes(digit) ? code : undefined;
  const entry = catalog.enhancedStatusCodes.get(code.id);
  return entry === undefined ? undefined : enhancedCode(entry, digit);
}
