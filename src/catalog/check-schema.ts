import type * as z from "zod";
import type { Problem } from "./problem.js";

/** What a file holds, or what is wrong with it. */
export interface CheckedData<T> {
  /** Undefined where there are problems. */
  readonly data: T | undefined;
  readonly problems: readonly Problem[];
}

/** Holds a value of a data file against its schema. */
export function checkSchema<T>(file: string, value: unknown, schema: z.ZodType<T>): CheckedData<T> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return { data, problems: [] };
  const problems = error.issues.map(({ path, message }) => ({
    file,
    where: locate(path, value),
    what: reword(message),
  }));
  return { data: undefined, problems };
}

/** `rules[3].source (mailbox-full.quota)`: the path, and the innermost id or code along it. */
function locate(path: readonly PropertyKey[], root: unknown): string {
  let where = "";
  let name: string | undefined;
  let value = root;
  for (const key of path) {
    where += typeof key === "number" ? `[${key}]` : `${where === "" ? "" : "."}${String(key)}`;
    value = member(value, key);
    const id = member(value, "id") ?? member(value, "code");
    if (typeof id === "string" || typeof id === "number") name = String(id);
  }
  if (where === "") where = "the file";
  return name === undefined ? where : `${where} (${name})`;
}

function member(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** Zod's message as the end of a sentence. */
function reword(message: string): string {
  const bare = message.replace(/^(?:Invalid (?:input|option|string)|Too (?:small|big)): /, "");
  return bare.charAt(0).toLowerCase() + bare.slice(1);
}
