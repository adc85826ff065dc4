import type { CodeCatalog } from "../catalog/catalog.js";
import { type Code, enhancedCode, replyCode } from "./code.js";
import { type ClassDigit, classDigitOf } from "./code-class.js";

/** What a word turns out to be. */
export type CodeLookup =
  | { readonly kind: "known"; readonly code: Code }
  | {
      readonly kind: "unknown";
      readonly code: string;
      /** The nearest that the catalog knows, nearest first. */
      readonly nearest: readonly string[];
    }
  | { readonly kind: "no-code" };

const nearestCount = 3;

/** Looks a reply code (`550`) or an enhanced status code (`5.7.1`, `X.7.1`) up. */
export function findCode(text: string, catalog: CodeCatalog): CodeLookup {
  if (/^[2-5]\d\d$/.test(text)) return findReplyCode(Number(text), catalog);
  const form = /^#?(?<first>[245xX])\.(?<rest>\d{1,3}\.\d{1,3})$/.exec(text)?.groups;
  if (form?.first === undefined || form.rest === undefined) return { kind: "no-code" };
  return findEnhancedCode(classDigitOf(form.first) ?? null, form.rest, catalog);
}

function findReplyCode(code: number, { replyCodes }: CodeCatalog): CodeLookup {
  const entry = replyCodes.get(code);
  if (entry !== undefined) return { kind: "known", code: replyCode(entry) };
  // Of the same class: another first digit means the contrary.
  const sameClass = [...replyCodes.keys()].filter(
    (other) => other - (other % 100) === code - (code % 100),
  );
  const nearest = nearestOf(sameClass, (other) => Math.abs(other - code)).map(String);
  return { kind: "unknown", code: String(code), nearest };
}

/** Without a class, the gravest that the code is used with is meant. */
function findEnhancedCode(
  digit: ClassDigit | null,
  rest: string,
  { enhancedStatusCodes }: CodeCatalog,
): CodeLookup {
  const entry = enhancedStatusCodes.get(`X.${rest}`);
  if (entry !== undefined) {
    const meant = digit ?? entry.classes.toSorted().at(-1) ?? null;
    return { kind: "known", code: enhancedCode(entry, meant) };
  }
  const [subject = 0, detail = 0] = rest.split(".").map(Number);
  const nearest = nearestOf([...enhancedStatusCodes.values()], (other) => {
    const [otherSubject = 0, otherDetail = 0] = other.code.split(".").slice(1).map(Number);
    return Math.abs(otherSubject - subject) * 1000 + Math.abs(otherDetail - detail);
  }).map((other) => {
    const usual = other.classes.find((known) => known === digit) ?? other.classes.at(-1) ?? "X";
    return other.code.replace("X", usual);
  });
  return { kind: "unknown", code: `${digit ?? "5"}.${rest}`, nearest };
}

function nearestOf<Entry>(entries: readonly Entry[], distance: (entry: Entry) => number): Entry[] {
  return entries.toSorted((a, b) => distance(a) - distance(b)).slice(0, nearestCount);
}
