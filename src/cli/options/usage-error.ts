import type { MailwhyError } from "../../errors.js";
import type { PhraseValues } from "../../locale/phrase.js";
import { PhrasedError } from "../../locale/phrased-error.js";
import type { WordKey } from "../../locale/words.js";

/** An option's value that cannot be used: names the option, the value, and what it takes. */
export function usageError(
  option: string,
  value: string,
  key: Extract<WordKey, `error.${string}`>,
  values: PhraseValues = {},
): MailwhyError {
  return new PhrasedError("USAGE", {
    key,
    values: { ...values, option, value: JSON.stringify(value) },
  });
}
