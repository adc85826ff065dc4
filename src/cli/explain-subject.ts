import { loadCatalog } from "../catalog/load-catalog.js";
import { MailwhyError } from "../errors.js";
import { explainText } from "../explain/explain-text.js";
import { localizeCatalog } from "../locale/localize-catalog.js";
import type { Direction } from "../model/direction.js";
import type { Language } from "../model/language.js";
import type { Explanation } from "../report/explanation.js";
import type { Io } from "./io.js";
import { timezoneArgument } from "./options/timezone-argument.js";

/**
 * Explains a reply or a log line.
 *
 * @throws MailwhyError USAGE where nothing is known of it.
 */
export async function explainSubject(
  subject: string,
  { direction, language }: { readonly direction: Direction | null; readonly language: Language },
  io: Io,
): Promise<Explanation> {
  const catalog = await localizeCatalog(await loadCatalog(), language);
  const explanation = explainText(subject, catalog, {
    direction,
    nowMs: io.now(),
    timezone: timezoneArgument(undefined, io),
  });
  if (explanation !== undefined) return explanation;
  throw new MailwhyError(
    "USAGE",
    `nothing is known of ${JSON.stringify(subject.slice(0, 80))}: give a reply code (550), an ` +
      'enhanced status code (5.7.1), a reply ("452 4.2.2 mailbox over quota") or a log line with an outcome',
  );
}
