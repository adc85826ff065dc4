import * as z from "zod";
import { causes, owners } from "../model/classification.js";
import { directions } from "../model/direction.js";
import { mtas } from "../model/mta.js";

/** A reply with the verdict that a deliverability engineer would give. */
export const labelledReplySchema = z.strictObject({
  /** As logged: a reply with its codes, or the MTA's own words. */
  text: z.string().min(1),
  /** The host that replied, null where nobody did or it is not known. */
  relay: z.string().nullable(),
  direction: z.enum(directions),
  speaker: z.enum(["reply", "own"]),
  mta: z.enum(mtas).optional(),
  /** Enhanced status code as Postfix states it beside its own words. */
  dsn: z.string().optional(),
  cause: z.enum(causes),
  owner: z.enum(owners),
  retry: z.boolean(),
  /** Whose text it is; null where any server could have said it. */
  provider: z.string().nullable(),
  source: z.string().min(1),
});

export type LabelledReply = z.infer<typeof labelledReplySchema>;

/** @throws Error naming the file and what is wrong in it. */
export function parseEvaluationSet(name: string, text: string): LabelledReply[] {
  const schema = z.strictObject({ replies: z.array(labelledReplySchema).min(1) });
  const { success, data, error } = schema.safeParse(JSON.parse(text));
  if (success) return data.replies;
  throw new Error(`${name}: ${z.prettifyError(error)}`);
}
