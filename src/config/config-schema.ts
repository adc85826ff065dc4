import * as z from "zod";
import { toldBy } from "../document/issue-problems.js";
import { causes } from "../model/classification.js";
import { directions } from "../model/direction.js";
import { logFormats } from "../model/log-format.js";
import { checkFormats } from "../report/check-reporters.js";

const file = z.string().min(1);

const isLimit = toldBy("error.value.limit");
const limit = z
  .union(
    [
      z.int().nonnegative(isLimit),
      z.string().regex(/^\d{1,3}(?:\.\d{1,4})? ?%$|^\d{1,12}$/, isLimit),
    ],
    isLimit,
  )
  .describe("A whole number, or a share such as 2%");

const budgets = (what: string) =>
  z
    .record(z.string(), limit)
    .describe(
      `${what}: delivered, deferred, bounced, expired, rejected, discarded, 4xx, 5xx, code:550, cause:policy, provider:gmail, direction:inbound, new, unparsed; with rate: before it for a share, with attempts: for attempts instead of recipients`,
    );

const allowance = z.strictObject({
  code: z
    .union([z.int(), z.string()], toldBy("error.value.code"))
    .describe("Reply code (550) or enhanced status code (5.1.1)")
    .optional(),
  class: z.enum(["4xx", "5xx"]).optional(),
  cause: z.enum(causes).describe("Cause, as mailwhy codes lists them").optional(),
  provider: z.string().describe("Id of a provider, such as gmail").optional(),
  direction: z.enum(directions).optional(),
  recipient: z.string().describe("Pattern of addresses: * any characters, ? any one").optional(),
  reason: z.string().min(1).describe("Why it is expected"),
  until: z.string().describe("Last day that it holds for, such as 2026-12-31").optional(),
});

const check = z.strictObject({
  max: budgets("At most so much").optional(),
  min: budgets("At least so much").optional(),
  allow: z
    .array(allowance)
    .describe("Expected failures, which no max counts; all conditions of an entry must hold")
    .optional(),
  baseline: file.describe("What is known and accepted; count only what is new or worse").optional(),
  reports: z
    .partialRecord(z.enum(checkFormats), file)
    .describe("More reports, by format, and the files that they go to")
    .optional(),
  redact: z
    .boolean()
    .describe("Pseudonyms for addresses and hosts, in every format or in none")
    .optional(),
  direction: z
    .enum([...directions, "all"])
    .describe("Only one direction")
    .optional(),
  logFormat: z.enum(logFormats).describe("Whose log it is").optional(),
  timezone: z.string().describe("Zone of stamps that have none (IANA name)").optional(),
  rules: z.array(file).describe("Rules of your own, tried before the built-in ones").optional(),
});

/** What `mailwhy.config.yaml` holds; `data/config.schema.json` is made from it. */
export const configSchema = z.strictObject({
  $schema: z.string().describe("Where the schema of this file is, for editors").optional(),
  check: check.describe("What mailwhy check judges by; paths start from this file").optional(),
});

export type Config = z.infer<typeof configSchema>;

/** Keys that may stand below a path whose other keys were refused. */
export function configKeys(path: readonly (string | number)[]): readonly string[] {
  if (path.length === 0) return ["check"];
  if (path.length === 1) return Object.keys(check.shape);
  return path[1] === "reports" ? checkFormats : Object.keys(allowance.shape);
}

/** The JSON Schema (2020-12) of the file; `data/config.schema.json` holds it. */
export function configJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(configSchema, { io: "input" });
  return { $schema, title: "mailwhy.config.yaml: settings of mailwhy", ...rest };
}
