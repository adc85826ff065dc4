import * as z from "zod";
import {
  causeTextsSchema,
  enhancedStatusCodeTextsSchema,
  madeFromSchema,
  messagesSchema,
  replyCodeTextsSchema,
  ruleTextsSchema,
} from "./locale-schema.js";
import {
  adviceFileSchema,
  causesFileSchema,
  enhancedStatusCodesFileSchema,
  providersFileSchema,
  replyCodesFileSchema,
  rulesFileSchema,
} from "./schema.js";

/** What each JSON Schema in `data/schema/` is made from, and what it describes. */
const schemas: Readonly<Record<string, readonly [title: string, schema: z.ZodType]>> = {
  causes: ["causes.json: why mail does not arrive, and what to do", causesFileSchema],
  "reply-codes": ["reply-codes.json: SMTP reply codes", replyCodesFileSchema],
  "enhanced-status-codes": [
    "enhanced-status-codes.json: enhanced status codes (RFC 3463)",
    enhancedStatusCodesFileSchema,
  ],
  providers: ["providers.json: whose replies the rules know", providersFileSchema],
  advice: ["advice.json: what several rules advise", adviceFileSchema],
  rules: ["catalog/*.json: texts and the causes that they tell", rulesFileSchema],
  "locale-causes": ["locales/*/causes.json: causes.json in another language", causeTextsSchema],
  "locale-rules": [
    "locales/*/rules.json and advice.json: the advice of rules in another language",
    ruleTextsSchema,
  ],
  "locale-reply-codes": [
    "locales/*/reply-codes.json: reply-codes.json in another language",
    replyCodeTextsSchema,
  ],
  "locale-enhanced-status-codes": [
    "locales/*/enhanced-status-codes.json: enhanced-status-codes.json in another language",
    enhancedStatusCodeTextsSchema,
  ],
  "locale-messages": [
    "locales/*/interface.json and reference.json: ICU messages by key",
    messagesSchema,
  ],
  "locale-made-from": [
    "locales/*/made-from.json: the English that a translation was made from",
    madeFromSchema,
  ],
};

/** The JSON Schemas (2020-12) of the data files, as the text of `data/schema/NAME.schema.json`. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, [title, schema]]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input" });
      return [name, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`];
    }),
  );
}
