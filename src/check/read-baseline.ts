import * as z from "zod";
import { writePath } from "../document/document-path.js";
import { issueProblems, toldBy } from "../document/issue-problems.js";
import type { Phrase } from "../locale/phrase.js";
import { PhrasedError } from "../locale/phrased-error.js";
import type { Baseline } from "./baseline.js";
import { hurtStates } from "./baseline.js";

const baselineSchema = z.strictObject({
  schemaVersion: z.literal(1),
  findings: z.record(
    z
      .string()
      .regex(/^(?:outbound|inbound|local)(?:\/[^/\s]+){4}$/, toldBy("error.value.findingId")),
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
  const { data, error } = baselineSchema.safeParse(value, { reportInput: true });
  if (data !== undefined) return new Map(Object.entries(data.findings));
  const [problem] = error.issues.flatMap((issue) => issueProblems(issue));
  const { path, what } = problem ?? { path: [], what: { key: "error.value.other" } };
  if (path.length === 0) throw invalid(name, what);
  throw invalid(name, { key: "error.at", values: { where: writePath(path), what } });
}

function invalid(name: string, what: Phrase, options?: ErrorOptions): PhrasedError {
  const phrase: Phrase = { key: "error.check.badBaseline", values: { name, what } };
  return new PhrasedError("CONFIG_INVALID", phrase, options);
}
