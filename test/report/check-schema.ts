import * as z from "zod";
import {
  budgetUnits,
  type CheckResult,
  checkVerdicts,
  findingLevels,
  findingStatuses,
  settingSources,
  shareBases,
} from "../../src/check/check-result.js";
import { causes, owners } from "../../src/model/classification.js";
import { directions } from "../../src/model/direction.js";
import { dispositions } from "../../src/model/disposition.js";
import { finalStates } from "../../src/model/final-state.js";

const count = z.int().nonnegative();
const time = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .describe("ISO 8601, UTC");
const spec = z.string().describe("A budget in its one form, such as max rate:deferred=2%");
const source = z.enum(settingSources).describe("Where the setting comes from");
const byFinalState = z.record(z.enum(finalStates), count);

const reason = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("no-events").describe("No line tells of mail"),
    lines: count,
    isTimeLimited: z.boolean().describe("Whether --since or --until was given"),
  }),
  z.object({
    kind: z.literal("unparsed").describe("Too many lines were not understood"),
    unparsed: count,
    of: count.describe("Lines of the mail server"),
    spec,
  }),
  z.object({
    kind: z.literal("input").describe("An input cannot be read, or is no mail log"),
    message: z.string(),
  }),
]);

const budget = z.object({
  spec,
  kind: z.enum(["max", "min"]),
  subject: z.string().describe("What is counted, such as bounced or attempts:cause:policy"),
  unit: z.enum(budgetUnits),
  isShare: z.boolean().describe("Whether limit and actual are percent"),
  limit: z.number().nonnegative(),
  actual: z.number().nonnegative().describe("Percent are rounded to four decimals"),
  count: count.describe("What was counted, outside of allowances and baseline"),
  of: z
    .object({ count, what: z.enum(shareBases) })
    .nullable()
    .describe("What the share is of"),
  isCrossed: z.boolean(),
  findings: z.array(z.string()).describe("Ids of the findings that count towards it, if crossed"),
  source,
});

const finding = z.object({
  id: z.string().describe("The same from run to run: direction/cause/provider/code/enhanced code"),
  level: z
    .enum(findingLevels)
    .describe("error: crosses a budget; warning: mail did not arrive; note: all else"),
  status: z
    .enum(findingStatuses)
    .describe("As compared with the baseline; counted: none is used; allowed: allowances cover it"),
  direction: z.enum(directions),
  cause: z.enum(causes),
  provider: z.string().nullable(),
  providerName: z.string().nullable(),
  headline: z.string().describe("The problem in one line of plain words"),
  code: z.int().min(200).max(599).nullable(),
  enhanced: z.string().nullable(),
  attempts: count.describe("Failed attempts that no allowance covers"),
  recipients: byFinalState.describe("Messages per recipient by what became of them in the end"),
  allowed: z.object({ attempts: count, recipients: count }).describe("What allowances cover"),
  accepted: count.nullable().describe("Recipients that the baseline accepts"),
  crosses: z.array(spec).describe("Crossed budgets that it counts towards"),
  examples: z
    .array(
      z.object({
        text: z.string().describe("The log line's own words; untrusted text"),
        at: z.object({ file: z.string(), line: z.int().positive() }),
      }),
    )
    .max(3),
  more: count.describe("Attempts beyond the examples"),
  fix: z.object({
    summary: z.string(),
    owner: z.enum(owners).describe("Who can act"),
    retry: z.boolean().describe("Whether a later try can succeed without anybody acting"),
    steps: z.array(z.string()),
    links: z.array(z.string()),
  }),
});

const allowance = z.object({
  spec: z.string().describe("Its conditions, such as code:550 recipient:*@test.example"),
  reason: z.string().nullable(),
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable()
    .describe("Last day that it holds for"),
  isExpired: z.boolean().describe("Whether the log goes on after that day"),
  attempts: count,
  recipients: count,
  source,
});

/** The check as published; `data/check.schema.json` is made from it. */
export const checkSchema = z.object({
  schemaVersion: z.literal(1),
  generatedBy: z.string().describe("Program and version"),
  verdict: z.enum(checkVerdicts).describe("Exit code 0, 1 and 2"),
  unjudged: z.array(reason).describe("Why it could not be judged; else empty"),
  range: z
    .object({ from: time.nullable(), to: time.nullable() })
    .describe("Times of the first and last log event; null for a log without any"),
  input: z.object({
    files: z.array(z.string()),
    bytes: count,
    lines: count,
    events: count.describe("Lines that became at least one event"),
    ignored: count.describe("Lines that are understood and carry no outcome"),
    foreign: count.describe("Lines of other programs; a part of ignored"),
    unparsed: count,
    oversized: count.describe("Lines over the length limit; they were not read"),
    evicted: count.describe("Messages dropped from memory before their end was seen"),
  }),
  recipients: byFinalState.describe(
    "Messages per recipient by final state; a reject that names no recipient counts as one",
  ),
  attempts: z.record(z.enum(dispositions), count),
  budgets: z.array(budget).describe("Crossed ones first, then in the order given"),
  findings: z.array(finding).describe("Those that cross a budget first; known and allowed last"),
  allowances: z.array(allowance),
  baseline: z
    .object({
      file: z.string(),
      known: count,
      new: count,
      worse: count,
      obsolete: z.array(z.string()).describe("Ids of entries that are no longer needed"),
    })
    .nullable(),
}) satisfies z.ZodType<CheckResult>;

/** What `data/check.schema.json` must hold. */
export const publishedCheckSchema = z.toJSONSchema(
  checkSchema.meta({
    title: "mailwhy check",
    description: "What `mailwhy check --format json` prints.",
  }),
  { io: "input" },
);
