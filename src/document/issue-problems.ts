import type * as z from "zod";
import { type ErrorsKey, errorsKeys } from "../locale/errors-keys.js";
import type { Phrase } from "../locale/phrase.js";
import { nearestName } from "../text/nearest-name.js";
import type { DocumentPath } from "./document-path.js";

/** Something that a schema does not take. */
export interface IssueProblem {
  readonly path: DocumentPath;
  /** As the end of a sentence that begins with the place. */
  readonly what: Phrase;
}

type Issue = z.core.$ZodIssue;

/** The message of a check in a schema: the key of the phrase that its problem is told by. */
export function toldBy(key: ErrorsKey): string {
  return key;
}

/**
 * What a schema found, as phrases. `reportInput` must have been given to its parser: zod's own
 * sentences are not used, so that each is said in the reader's language.
 */
export function issueProblems(issue: Issue, outer: DocumentPath = []): IssueProblem[] {
  const path = [...outer, ...issue.path.filter((key) => typeof key !== "symbol")];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        what: { key: "error.value.unknownKey" },
      }));
    case "invalid_union": {
      const fitting = issue.errors.find((issues) => issues.every((one) => !isWrongKind(one)));
      return fitting === undefined || fitting.length === 0
        ? [{ path, what: ownPhrase(issue) ?? otherPhrase }]
        : fitting.flatMap((inner) => issueProblems(inner, path));
    }
    case "invalid_key":
      return [{ path, what: issue.issues.map(ownPhrase).find(Boolean) ?? otherPhrase }];
    default:
      return [{ path, what: ownPhrase(issue) ?? phraseOf(issue) ?? otherPhrase }];
  }
}

const otherPhrase: Phrase = { key: "error.value.other" };

/** Whether the alternative was not the one that was meant. */
function isWrongKind({ code, path }: Issue): boolean {
  return path.length === 0 && (code === "invalid_type" || code === "invalid_format");
}

/** That of a check which names its phrase. */
function ownPhrase({ message }: Pick<Issue, "message">): Phrase | undefined {
  const key = errorsKeys.find((name) => name === message);
  return key === undefined ? undefined : { key };
}

function phraseOf(issue: Issue): Phrase | undefined {
  switch (issue.code) {
    case "invalid_type":
      return wrongKind(issue.expected, issue.input);
    case "invalid_value":
      return wrongValue(issue.values.map(String), issue.input);
    case "too_small":
      return outOfBounds(issue.origin, "small", Number(issue.minimum) + (issue.inclusive ? 0 : 1));
    case "too_big":
      return outOfBounds(issue.origin, "big", Number(issue.maximum) - (issue.inclusive ? 0 : 1));
    default:
      return undefined;
  }
}

/** By the names that zod has for kinds of values. */
const kinds: Readonly<Record<string, ErrorsKey>> = {
  string: "error.kind.text",
  number: "error.kind.number",
  int: "error.kind.wholeNumber",
  boolean: "error.kind.boolean",
  array: "error.kind.list",
  object: "error.kind.mapping",
  record: "error.kind.mapping",
};

function wrongKind(expected: string, input: unknown): Phrase | undefined {
  const kind = kinds[expected];
  if (kind === undefined) return undefined;
  return input === undefined
    ? { key: "error.value.missing", values: { kind: { key: kind } } }
    : { key: "error.value.kind", values: { kind: { key: kind }, found: found(input) } };
}

function wrongValue(names: readonly string[], input: unknown): Phrase {
  const [only = "", ...others] = names;
  if (input === undefined) {
    const kind: Phrase = { key: "error.kind.oneOf", values: { names: names.join(", ") } };
    return { key: "error.value.missing", values: { kind: others.length === 0 ? only : kind } };
  }
  if (others.length === 0) {
    return { key: "error.value.kind", values: { kind: only, found: found(input) } };
  }
  if (typeof input === "string") {
    const near = nearestName(input, names);
    const values = { value: JSON.stringify(input) };
    if (near !== undefined) {
      return { key: "error.check.unknownNameNear", values: { ...values, near } };
    }
  }
  return { key: "error.value.oneOf", values: { names: names.join(", "), found: found(input) } };
}

const bounds: Readonly<Record<string, Readonly<Record<"small" | "big", ErrorsKey>>>> = {
  string: { small: "error.value.tooShort", big: "error.value.tooLong" },
  array: { small: "error.value.tooFew", big: "error.value.tooMany" },
  int: { small: "error.value.tooLow", big: "error.value.tooHigh" },
  number: { small: "error.value.tooLow", big: "error.value.tooHigh" },
};

/** Bounds are whole numbers, and count themselves. */
function outOfBounds(origin: string, end: "small" | "big", bound: number): Phrase | undefined {
  const key = bounds[origin]?.[end];
  return key === undefined ? undefined : { key, values: { count: bound } };
}

/** Code units of a value that are shown. */
const longestShown = 60;

/** A value as it stands in the file, or what kind of value it is. */
function found(input: unknown): string | Phrase {
  if (input === undefined || input === null) return { key: "error.kind.nothing" };
  if (Array.isArray(input)) return { key: "error.kind.list" };
  if (typeof input === "object") return { key: "error.kind.mapping" };
  const text = JSON.stringify(input) ?? String(input);
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
}
