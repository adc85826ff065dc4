import { type Cause, causes } from "../model/classification.js";
import { type Direction, directions } from "../model/direction.js";
import { nearestName } from "../text/nearest-name.js";
import type { KnownNames, Parsed } from "./parsed.js";

/** What can be asked of a failed attempt, by budgets and allowances alike. */
export type Condition =
  /** First digit of the reply code, or of the enhanced one where there is no reply code. */
  | { readonly kind: "class"; readonly digit: 4 | 5 }
  /** Reply code or enhanced status code. */
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "cause"; readonly cause: Cause }
  | { readonly kind: "provider"; readonly provider: string }
  | { readonly kind: "direction"; readonly direction: Direction };

/** What conditions look at. */
export interface Conditioned {
  readonly direction: Direction;
  readonly cause: Cause;
  /** Whose words the reply is. */
  readonly provider: string | null;
  /** Whose server gave it, where that is another: it passed on what a list of addresses says. */
  readonly carrier: string | null;
  readonly code: number | null;
  readonly enhanced: string | null;
  /** Null where nobody replied. */
  readonly codeClass: number | null;
}

/** What stands before the colon of a condition. */
export const conditionNames = ["code", "cause", "provider", "direction"] as const;

/** `5xx`, `code:550`, `code:5.1.1`, `cause:policy`, `provider:gmail`, `direction:inbound`. */
export function parseCondition(text: string, known: KnownNames): Parsed<Condition | null> {
  const digit = /^([45])xx$/i.exec(text)?.[1];
  if (digit !== undefined) return { value: { kind: "class", digit: digit === "4" ? 4 : 5 } };
  const colon = text.indexOf(":");
  const name = colon < 0 ? "" : text.slice(0, colon);
  const value = text.slice(colon + 1);
  switch (conditionNames.find((one) => one === name)) {
    case "code":
      if (/^(?:[2-5]\d\d|[245]\.\d{1,3}\.\d{1,3})$/.test(value)) {
        return { value: { kind: "code", code: value } };
      }
      return { problem: { key: "error.check.noCode", values: { code: JSON.stringify(value) } } };
    case "cause":
      return member(value, causes, (cause) => ({ kind: "cause", cause }));
    case "provider":
      return member(value, known.providers, (provider) => ({ kind: "provider", provider }));
    case "direction":
      return member(value, directions, (direction) => ({ kind: "direction", direction }));
    case undefined:
      return { value: null };
  }
}

function member<Name extends string>(
  text: string,
  names: readonly Name[],
  conditionOf: (name: Name) => Condition,
): Parsed<Condition> {
  const found = names.find((name) => name === text.toLowerCase());
  if (found !== undefined) return { value: conditionOf(found) };
  const value = JSON.stringify(text);
  const near = nearestName(text, names);
  if (near === undefined) return { problem: { key: "error.check.unknownName", values: { value } } };
  return { problem: { key: "error.check.unknownNameNear", values: { value, near } } };
}

/** The one way to write it. */
export function writeCondition(condition: Condition): string {
  switch (condition.kind) {
    case "class":
      return `${condition.digit}xx`;
    case "code":
      return `code:${condition.code}`;
    case "cause":
      return `cause:${condition.cause}`;
    case "provider":
      return `provider:${condition.provider}`;
    case "direction":
      return `direction:${condition.direction}`;
    default:
      return condition satisfies never;
  }
}

/** Whether an attempt, or attempts that failed alike, meet a condition. */
export function meets(condition: Condition, one: Conditioned): boolean {
  switch (condition.kind) {
    case "class":
      return one.codeClass === condition.digit;
    case "code":
      return hasCode(one, condition.code);
    case "cause":
      return one.cause === condition.cause;
    case "provider":
      return one.provider === condition.provider || one.carrier === condition.provider;
    case "direction":
      return one.direction === condition.direction;
    default:
      return condition satisfies never;
  }
}

function hasCode({ code, enhanced, codeClass }: Conditioned, asked: string): boolean {
  // Joined codes, of which the class alone is left: any of them may be it.
  if (code === null && enhanced === null && codeClass !== null)
    return asked.startsWith(`${codeClass}`);
  return asked.includes(".") ? enhanced === asked : code === Number(asked);
}

/** The class that a pair of codes says. */
export function classOf(code: number | null, enhanced: string | null): number | null {
  if (code !== null) return Math.floor(code / 100);
  return enhanced === null ? null : Number(enhanced[0]);
}
