import type * as z from "zod";
import { type DocumentPath, writePath } from "../document/document-path.js";
import { issueProblems } from "../document/issue-problems.js";
import type { Problem } from "./problem.js";

/** What a file holds, or what is wrong with it. */
export interface CheckedData<T> {
  /** Undefined where there are problems. */
  readonly data: T | undefined;
  readonly problems: readonly Problem[];
}

/** Holds a value of a data file against its schema. */
export function checkSchema<T>(
  file: string,
  value: unknown,
  schema: z.ZodType<T>,
  lineOf?: (path: DocumentPath) => number,
): CheckedData<T> {
  const { success, data, error } = schema.safeParse(value, { reportInput: true });
  if (success) return { data, problems: [] };
  const problems = error.issues
    .flatMap((issue) => issueProblems(issue))
    .map(({ path, what }) => ({
      file,
      ...(lineOf === undefined ? {} : { line: lineOf(path) }),
      where: locate(path, value),
      what,
    }));
  return { data: undefined, problems };
}

/** `rules[3].source (mailbox-full.quota)`: the path, and the innermost id or code along it. */
function locate(path: DocumentPath, root: unknown): string {
  let name: string | undefined;
  let value = root;
  for (const key of path) {
    value = member(value, key);
    const id = member(value, "id") ?? member(value, "code");
    if (typeof id === "string" || typeof id === "number") name = String(id);
  }
  return name === undefined ? writePath(path) : `${writePath(path)} (${name})`;
}

function member(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
