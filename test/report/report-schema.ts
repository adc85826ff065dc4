import * as z from "zod";
import { causes, owners } from "../../src/model/classification.js";
import { directions } from "../../src/model/direction.js";
import { dispositions } from "../../src/model/disposition.js";
import { finalStates } from "../../src/model/final-state.js";
import type { Report } from "../../src/report/report.js";

const count = z.int().nonnegative();
const time = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .describe("ISO 8601, UTC");
const direction = z
  .enum(directions)
  .describe(
    "outbound: a remote server's reply to us; inbound: our reply to a client; local: local delivery",
  );

const codeCount = {
  code: z.int().min(200).max(599).nullable().describe("Reply code; null where the log shows none"),
  enhanced: z.string().nullable().describe("Enhanced status code; null where the log shows none"),
  count,
};

const values = z
  .array(z.object({ value: z.string(), count }))
  .max(3)
  .describe("Most frequent first, at most three");

const sample = z.object({
  text: z.string().describe("The log line's own words; untrusted text"),
  at: z.object({ file: z.string(), line: z.int().positive() }),
});

const byFinalState = z.record(z.enum(finalStates), count);

const problem = z.object({
  cause: z.enum(causes),
  provider: z.string().nullable(),
  providerName: z.string().nullable(),
  direction,
  headline: z.string().describe("The problem in one line of plain words"),
  codes: z.array(z.object(codeCount)).describe("Most frequent first"),
  count: count.describe("Attempts that failed so"),
  messages: count.describe("Distinct queued messages"),
  recipients: count.describe("Distinct recipients that an attempt failed for"),
  recipientsWithoutMail: count.describe(
    "Distinct recipients whose mail has not arrived because of it; what problems are ranked by",
  ),
  domains: count.describe("Distinct domains of the recipients"),
  estimated: z.boolean().describe("Whether one of the distinct counts is an estimate"),
  outcomes: byFinalState.describe(
    "What became of the messages per recipient after their last failure of this kind",
  ),
  firstSeen: time,
  lastSeen: time,
  ongoing: z.boolean().describe("Whether it was still failing in the last hour of the log"),
  samples: z.array(sample),
  rules: z.array(z.object({ rule: z.string(), count })).describe("Catalog entries that decided"),
  senderDomains: values,
  recipientDomains: values,
  relays: values,
  clients: values,
  fix: z.object({
    summary: z.string(),
    owner: z.enum(owners).describe("Who can act"),
    retry: z.boolean().describe("Whether a later try can succeed without anybody acting"),
    steps: z.array(z.string()),
    links: z.array(z.string()),
  }),
});

/** The report as published; `data/report.schema.json` is made from it. */
export const reportSchema = z.object({
  schemaVersion: z.literal(1),
  generatedBy: z.string().describe("Program and version"),
  range: z
    .object({ from: time.nullable(), to: time.nullable() })
    .describe("Times of the first and last log event; null for a log without any"),
  input: z.object({
    files: z.array(z.string()),
    bytes: count,
    lines: count,
    events: count.describe("Lines that became at least one event"),
    ignored: count.describe("Lines that are understood and carry no outcome"),
    unparsed: count,
    oversized: count.describe("Lines over the length limit; they were not read"),
    evicted: count.describe("Messages dropped from memory before their end was seen"),
  }),
  totals: z.object({
    attempts: z.record(z.enum(dispositions), count),
    recipients: byFinalState.describe("Messages per recipient by final state"),
  }),
  replies: z.array(z.object({ direction, ...codeCount })).describe("Most frequent first"),
  problems: z.array(problem).describe("Most recipients hurt first"),
  unknown: z.array(z.object({ template: z.string(), direction, count, sample })),
}) satisfies z.ZodType<Report>;

/** What `data/report.schema.json` must hold. */
export const publishedSchema = z.toJSONSchema(
  reportSchema.meta({
    title: "mailwhy report",
    description: "What `mailwhy report --format json` prints.",
  }),
  { io: "input" },
);
