import * as z from "zod";
import type { Phrase } from "../locale/phrase.js";
import { PhrasedError } from "../locale/phrased-error.js";
import type { Baseline } from "./baseline.js";
import { hurtStates } from "./baseline.js";

const baselineSchema = z.strictObject({
  schemaVersion: z.literal(1),
  findings: z.record(
    z.string().regex(/^(?:outbound|inbound|local)(?:\/[^/\s]+){4}$/),
    z.partialRecord(z.enum(hurtStates), z.int().positive()),
  ),
});

/** As `parseBaseline`. */
export function readBaseline(name: string, text: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid(name, { key: "error.check.noJson" }, { cause });
  }
  const { data, error } = baselineSchema.safeParse(value);
  if (data !== undefined) return new Map(Object.entries(data.findings));
  const [issue] = error.issues;
  const where = issue?.path.map(String).join(" → ") ?? "";
  throw invalid(name, `${where === "" ? "" : `${where}: `}${issue?.message ?? "not understood"}`);
}

function invalid(name: string, what: string | Phrase, options?: ErrorOptions): PhrasedError {
  const phrase: Phrase = { key: "error.check.badBaseline", values: { name, what } };
  return new PhrasedError("CONFIG_INVALID", phrase, options);
}
