import type * as z from "zod";
import { type Cause, causes } from "../model/classification.js";
import type { CodeCatalog } from "./catalog.js";
import { checkJson } from "./check-json.js";
import { lintCode } from "./lint-code.js";
import { lintCauseAdvice, lintRules, type RuleAt } from "./lint-rules.js";
import { lintSeeAlso } from "./lint-see-also.js";
import { byKey } from "./packed-catalog.js";
import { catalogError, type Problem } from "./problem.js";
import {
  type CauseEntry,
  causesFileSchema,
  type EnhancedStatusCodeEntry,
  enhancedStatusCodesFileSchema,
  type ReplyCodeEntry,
  type Rule,
  replyCodesFileSchema,
  rulesFileSchema,
} from "./schema.js";

/** A data file as read; `name` is relative to the data directory. */
export interface DataFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** @throws MailwhyError CATALOG_INVALID, naming each problem. */
export function validateCauses(file: DataFile): CauseEntry[] {
  const entries = parseFile(file, causesFileSchema).causes;
  const at = (index: number, id: string) => ({
    file: file.name,
    where: `causes[${index}] (${id})`,
  });
  const problems: Problem[] = [];
  const seen = new Set<string>();
  entries.forEach((entry, index) => {
    if (seen.has(entry.id)) {
      problems.push({ ...at(index, entry.id), what: "this cause stands here twice; keep one" });
    }
    seen.add(entry.id);
    problems.push(...lintCauseAdvice(file.name, entry, index));
  });
  const missing = causes.filter((cause) => !seen.has(cause));
  if (missing.length > 0) {
    const what = `${missing.join(", ")} missing; describe each cause of the closed set`;
    problems.push({ file: file.name, where: "causes", what });
  }
  return sound(entries, problems);
}

/** @throws MailwhyError CATALOG_INVALID, naming each problem. */
export function validateReplyCodes(file: DataFile): ReplyCodeEntry[] {
  const entries = parseFile(file, replyCodesFileSchema).replyCodes;
  return sound(entries, [
    ...lintOrder(file.name, "replyCodes", entries, ({ code }) => [code]),
    ...lintCodes(file.name, "replyCodes", entries),
  ]);
}

/** @throws MailwhyError CATALOG_INVALID, naming each problem. */
export function validateEnhancedStatusCodes(file: DataFile): EnhancedStatusCodeEntry[] {
  const entries = parseFile(file, enhancedStatusCodesFileSchema).enhancedStatusCodes;
  const key = ({ code }: EnhancedStatusCodeEntry) => code.split(".").slice(1).map(Number);
  return sound(entries, [
    ...lintOrder(file.name, "enhancedStatusCodes", entries, key),
    ...lintCodes(file.name, "enhancedStatusCodes", entries),
  ]);
}

/** @throws MailwhyError CATALOG_INVALID, naming each code that an entry names in vain. */
function validateSeeAlso(codes: Pick<CodeCatalog, "replyCodes" | "enhancedStatusCodes">): void {
  sound(codes, lintSeeAlso(codes));
}

/** Causes and codes together. @throws MailwhyError CATALOG_INVALID, naming each problem. */
export function validateCodes(
  causesFile: DataFile,
  replyCodesFile: DataFile,
  enhancedStatusCodesFile: DataFile,
): CodeCatalog {
  const codes: CodeCatalog = {
    causes: byKey(validateCauses(causesFile), (entry): Cause => entry.id),
    replyCodes: byKey(validateReplyCodes(replyCodesFile), (entry) => entry.code),
    enhancedStatusCodes: byKey(
      validateEnhancedStatusCodes(enhancedStatusCodesFile),
      (entry) => entry.code,
    ),
  };
  validateSeeAlso(codes);
  return codes;
}

/**
 * The rules of all files, which come in catalog order: they are checked together, for ids are
 * unique and examples compete across files.
 *
 * @throws MailwhyError CATALOG_INVALID, naming each problem.
 */
export function validateRules(files: readonly DataFile[]): Rule[] {
  const located: RuleAt[] = files.flatMap((file) =>
    parseFile(file, rulesFileSchema).rules.map((rule, index) => ({ file: file.name, index, rule })),
  );
  return sound(
    located.map(({ rule }) => rule),
    lintRules(located),
  );
}

function sound<T>(value: T, problems: readonly Problem[]): T {
  if (problems.length > 0) throw catalogError(problems);
  return value;
}

function parseFile<T>({ name, bytes }: DataFile, schema: z.ZodType<T>): T {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const problem = { file: name, where: "text", what: "not UTF-8; save the file as UTF-8" };
    throw catalogError([problem], { cause });
  }
  const broken = checkJson(text);
  if (broken !== undefined) {
    const where = `line ${broken.line}, column ${broken.column}`;
    throw catalogError([{ file: name, where, what: broken.what }]);
  }
  const value: unknown = JSON.parse(text);
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const problems = error.issues.map(({ path, message }) => ({
    file: name,
    where: locate(path, value),
    what: reword(message),
  }));
  throw catalogError(problems);
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

/** Ascending and each once; keys compare number by number. */
function lintOrder<T extends { readonly code: string | number }>(
  file: string,
  list: string,
  entries: readonly T[],
  key: (entry: T) => readonly number[],
): Problem[] {
  return entries.flatMap((entry, index) => {
    const before = entries[index - 1];
    if (before === undefined) return [];
    const order = compareNumbers(key(before), key(entry));
    if (order < 0) return [];
    const what =
      order === 0
        ? "this code stands here twice; keep one"
        : `stands after ${before.code}; sort the codes`;
    return [{ file, where: `${list}[${index}] (${entry.code})`, what }];
  });
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const order = value - (b[index] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

function lintCodes(
  file: string,
  list: string,
  entries: readonly (ReplyCodeEntry | EnhancedStatusCodeEntry)[],
): Problem[] {
  return entries.flatMap((entry, index) =>
    lintCode(entry).map(([where, what]) => ({
      file,
      where: `${list}[${index}].${where} (${entry.code})`,
      what,
    })),
  );
}
