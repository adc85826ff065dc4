import type * as z from "zod";
import { type Cause, causes } from "../model/classification.js";
import type { CodeCatalog, RuleParts } from "./catalog.js";
import { checkJson } from "./check-json.js";
import { checkSchema } from "./check-schema.js";
import { type DataFile, decodeFile } from "./data-file.js";
import { lintCode } from "./lint-code.js";
import { lintProviders, lintSharedAdvice } from "./lint-rule-parts.js";
import { lintCauseAdvice, lintRules, type RuleAt } from "./lint-rules.js";
import { lintSeeAlso } from "./lint-see-also.js";
import { byKey, type RuleCatalog } from "./packed-catalog.js";
import { catalogError, type Problem } from "./problem.js";
import {
  adviceFileSchema,
  type CauseEntry,
  causesFileSchema,
  type EnhancedStatusCodeEntry,
  enhancedStatusCodesFileSchema,
  type Provider,
  providersFileSchema,
  type ReplyCodeEntry,
  type Rule,
  replyCodesFileSchema,
  rulesFileSchema,
  type SharedAdvice,
} from "./schema.js";

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

/** @throws MailwhyError CATALOG_INVALID, naming each problem. */
export function validateProviders(file: DataFile): Provider[] {
  const entries = parseFile(file, providersFileSchema).providers;
  return sound(entries, lintProviders(file.name, entries));
}

/** @throws MailwhyError CATALOG_INVALID, naming each problem. */
export function validateSharedAdvice(file: DataFile): SharedAdvice[] {
  const entries = parseFile(file, adviceFileSchema).advice;
  return sound(entries, lintSharedAdvice(file.name, entries));
}

/**
 * The rules of all files, which come in catalog order: they are checked together, for ids are
 * unique and examples compete across files.
 *
 * @param parts what the rules may refer to.
 * @throws MailwhyError CATALOG_INVALID, naming each problem.
 */
export function validateRules(files: readonly DataFile[], parts: RuleParts): Rule[] {
  const located: RuleAt[] = files.flatMap((file) =>
    parseFile(file, rulesFileSchema).rules.map((rule, index) => ({ file: file.name, index, rule })),
  );
  return sound(
    located.map(({ rule }) => rule),
    lintRules(located, parts),
  );
}

/** Rules and what they refer to. @throws MailwhyError CATALOG_INVALID, naming each problem. */
export function validateRuleCatalog(
  providersFile: DataFile,
  adviceFile: DataFile,
  ruleFiles: readonly DataFile[],
): RuleCatalog {
  const parts: RuleParts = {
    providers: byKey(validateProviders(providersFile), ({ id }) => id),
    sharedAdvice: byKey(validateSharedAdvice(adviceFile), ({ id }) => id),
  };
  return { ...parts, rules: validateRules(ruleFiles, parts) };
}

function sound<T>(value: T | undefined, problems: readonly Problem[]): T {
  if (value === undefined || problems.length > 0) throw catalogError(problems);
  return value;
}

function parseFile<T>(file: DataFile, schema: z.ZodType<T>): T {
  const text = decodeFile(file);
  const broken = checkJson(text);
  if (broken !== undefined) {
    const where = `line ${broken.line}, column ${broken.column}`;
    throw catalogError([{ file: file.name, where, what: broken.what }]);
  }
  const checked = checkSchema(file.name, JSON.parse(text), schema);
  return sound(checked.data, checked.problems);
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
