import * as z from "zod";
import { adviceSchema, causeSchema, enhancedStatusCodeSchema, replyCodeSchema } from "./schema.js";

// Only what is text is translated; keys are the ids and codes of the English entries.

const adviceTexts = adviceSchema.pick({ headline: true, summary: true, steps: true });
const codeTexts = { meaning: true, when: true, use: true, retry: true, fix: true } as const;
/** A little longer than in English, for that is what languages are. */
const action = z.string().min(1).max(170);

export const causeTextsSchema = z.record(
  z.string(),
  causeSchema.pick({ title: true, explanation: true }).extend({
    advice: z.strictObject({ outbound: adviceTexts, inbound: adviceTexts, local: adviceTexts }),
  }),
);

/** Of rules, and of advice that rules share. */
export const ruleTextsSchema = z.record(
  z.string(),
  z.strictObject({
    outbound: adviceTexts.partial().optional(),
    inbound: adviceTexts.partial().optional(),
    local: adviceTexts.partial().optional(),
  }),
);

export const replyCodeTextsSchema = z.record(
  z.string().regex(/^\d{3}$/),
  replyCodeSchema.pick({ name: true, ...codeTexts }).extend({ action }),
);

export const enhancedStatusCodeTextsSchema = z.record(
  z.string().regex(/^X\.\d{1,3}\.\d{1,3}$/),
  enhancedStatusCodeSchema.pick({ title: true, ...codeTexts }).extend({ action }),
);

/** Messages in ICU syntax by dotted key. */
export const messagesSchema = z.record(z.string(), z.string().min(1));

/** By `file/entry`, the fingerprint of the English texts that a translation was made from. */
export const madeFromSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{8}$/));
