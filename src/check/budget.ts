import { nearestName } from "../text/nearest-name.js";
import type { BudgetUnit, SettingSource } from "./check-result.js";
import { type Condition, conditionNames, parseCondition, writeCondition } from "./condition.js";
import type { KnownNames, Parsed } from "./parsed.js";

/** Outcomes that a budget may name; `deferred`: the recipient still waits when the log ends. */
export const outcomeNames = [
  "delivered",
  "deferred",
  "bounced",
  "expired",
  "rejected",
  "discarded",
] as const;

export type OutcomeName = (typeof outcomeNames)[number];

/** What a budget counts. */
export type BudgetSubject =
  | { readonly kind: "outcome"; readonly outcome: OutcomeName }
  /** Whatever failed so. */
  | { readonly kind: "failure"; readonly condition: Condition }
  /** Findings that are new or worse than the baseline. */
  | { readonly kind: "new" }
  /** Lines of the mail server that were not understood. */
  | { readonly kind: "unparsed" };

export const budgetKinds = ["max", "min"] as const;

export type BudgetKind = (typeof budgetKinds)[number];

/** A limit of what may, or must, be in the log. */
export interface Budget {
  readonly kind: BudgetKind;
  readonly subject: BudgetSubject;
  readonly unit: BudgetUnit;
  readonly isShare: boolean;
  /** Percent with at most four decimals where `isShare`, else a whole number. */
  readonly limit: number;
}

/** A budget, and where it was set. */
export interface SetBudget {
  readonly budget: Budget;
  readonly source: SettingSource;
}

/** Words that stand alone or before a colon, for what is mistyped. */
const subjectWords = [
  ...outcomeNames,
  "new",
  "unparsed",
  "4xx",
  "5xx",
  ...conditionNames.map((name) => `${name}:`),
];

/** Understands `bounced=0`, `rate:deferred=2%`, `attempts:cause:policy=10`. */
export function parseBudget(kind: BudgetKind, text: string, known: KnownNames): Parsed<Budget> {
  const equals = text.lastIndexOf("=");
  if (equals < 0) return { problem: { key: "error.check.noLimit" } };
  return parseBudgetParts(kind, text.slice(0, equals), text.slice(equals + 1), known);
}

/** As `parseBudget`, of subject and limit apart. */
export function parseBudgetParts(
  kind: BudgetKind,
  name: string,
  limitText: string,
  known: KnownNames,
): Parsed<Budget> {
  const { isRate, isAttempts, rest } = takePrefixes(name.trim());
  const subject = parseSubject(rest, known);
  if (subject.problem !== undefined) return subject;
  const limit = parseLimit(limitText.trim());
  if (limit === undefined) {
    return {
      problem: { key: "error.check.wrongLimit", values: { limit: JSON.stringify(limitText) } },
    };
  }
  const { value } = subject;
  if (isAttempts && (value.kind === "new" || value.kind === "unparsed")) {
    return { problem: { key: "error.check.noAttempts", values: { subject: value.kind } } };
  }
  if (kind === "min" && (value.kind === "new" || value.kind === "unparsed")) {
    return { problem: { key: "error.check.maxOnly", values: { subject: value.kind } } };
  }
  if (limit.isShare && value.kind === "new") return { problem: { key: "error.check.newIsCount" } };
  if (isRate && !limit.isShare) {
    const example = `${name.trim()}=${limit.value}%`;
    return { problem: { key: "error.check.rateIsShare", values: { example } } };
  }
  return {
    value: {
      kind,
      subject: value,
      unit: unitOf(value, isAttempts),
      isShare: limit.isShare,
      limit: limit.value,
    },
  };
}

function takePrefixes(name: string) {
  let rest = name;
  let isRate = false;
  let isAttempts = false;
  for (;;) {
    if (!isRate && rest.startsWith("rate:")) isRate = true;
    else if (!isAttempts && rest.startsWith("attempts:")) isAttempts = true;
    else return { isRate, isAttempts, rest };
    rest = rest.slice(rest.indexOf(":") + 1);
  }
}

function parseSubject(text: string, known: KnownNames): Parsed<BudgetSubject> {
  const outcome = outcomeNames.find((name) => name === text);
  if (outcome !== undefined) return { value: { kind: "outcome", outcome } };
  if (text === "new" || text === "unparsed") return { value: { kind: text } };
  const condition = parseCondition(text, known);
  if (condition.problem !== undefined) return condition;
  if (condition.value !== null) return { value: { kind: "failure", condition: condition.value } };
  const value = JSON.stringify(text);
  const near = nearestName(text, subjectWords) ?? longerName(text);
  return near === undefined
    ? { problem: { key: "error.check.unknownSubject", values: { value } } }
    : { problem: { key: "error.check.unknownSubjectNear", values: { value, near } } };
}

/** What is cut short, as in `bounce`. */
function longerName(text: string): string | undefined {
  return text.length < 3 ? undefined : subjectWords.find((word) => word.startsWith(text));
}

function parseLimit(text: string): { value: number; isShare: boolean } | undefined {
  if (/^\d{1,12}$/.test(text)) return { value: Number(text), isShare: false };
  const percent = /^(\d{1,3}(?:\.\d{1,4})?) ?%$/.exec(text)?.[1];
  if (percent === undefined || Number(percent) > 100) return undefined;
  return { value: Number(percent), isShare: true };
}

function unitOf(subject: BudgetSubject, isAttempts: boolean): BudgetUnit {
  if (subject.kind === "new") return "findings";
  if (subject.kind === "unparsed") return "lines";
  return isAttempts ? "attempts" : "recipients";
}

/** What a budget counts, without `rate:`: `bounced`, `attempts:5xx`, `code:550`. */
export function writeSubject({ subject, unit }: Budget): string {
  const prefix = unit === "attempts" ? "attempts:" : "";
  switch (subject.kind) {
    case "outcome":
      return prefix + subject.outcome;
    case "failure":
      return prefix + writeCondition(subject.condition);
    case "new":
    case "unparsed":
      return subject.kind;
    default:
      return subject satisfies never;
  }
}

/** Subject and limit in their one form: `rate:deferred=2%`. */
export function writeBudget(budget: Budget): string {
  const isRate = budget.isShare && budget.subject.kind !== "unparsed";
  const limit = `${budget.limit}${budget.isShare ? "%" : ""}`;
  return `${isRate ? "rate:" : ""}${writeSubject(budget)}=${limit}`;
}

/** Budgets of one key limit the same, so that one overrides the other. */
export function budgetKey(budget: Budget): string {
  return `${budget.kind} ${writeSubject(budget)}`;
}
