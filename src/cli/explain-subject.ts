import { loadCatalog } from "../catalog/load-catalog.js";
import { localizeCatalog } from "../catalog/localize-catalog.js";
import { explainText } from "../explain/explain-text.js";
import { PhrasedError } from "../locale/phrased-error.js";
import type { Direction } from "../model/direction.js";
import type { Language } from "../model/language.js";
import type { Explanation } from "../report/explanation.js";
import type { Io } from "./io.js";
import { loadOwnRules } from "./load-rules.js";
import { timezoneArgument } from "./options/timezone-argument.js";

export interface ExplainSubjectOptions {
  readonly direction: Direction | null;
  readonly language: Language;
  /** Files of the reader's own rules. */
  readonly rules: readonly string[];
}

/**
 * Explains a reply or a log line.
 *
 * @throws MailwhyError USAGE where nothing is known of it.
 */
export async function explainSubject(
  subject: string,
  { direction, language, rules }: ExplainSubjectOptions,
  io: Io,
): Promise<Explanation> {
  const english = await loadOwnRules(await loadCatalog(), rules, io);
  const catalog = await localizeCatalog(english, language);
  const explanation = explainText(subject, catalog, {
    direction,
    nowMs: io.now(),
    timezone: timezoneArgument(undefined, io),
  });
  if (explanation !== undefined) return explanation;
  const text = JSON.stringify(subject.slice(0, 80));
  throw new PhrasedError("USAGE", { key: "error.nothingKnown", values: { text } });
}
