import type { MailwhyError } from "../errors.js";
import { inputName } from "../input/input-name.js";
import { PhrasedError } from "../locale/phrased-error.js";
import type { LogFormat } from "../model/log-format.js";
import { displayText } from "../report/escape.js";
import { decodeUtf8 } from "../text/decode-utf8.js";

/** Of a line that is quoted in a sentence. */
const longestQuote = 100;

/** An input was read to its end and no line of it belongs to a mail server. */
export function notALogError(name: string, text: string, logFormat: LogFormat): MailwhyError {
  const first = text.split("\n").find((one) => one.trim() !== "") ?? "";
  const shown = displayText(decodeUtf8(first.trimEnd()));
  const line = shown.length > longestQuote ? `${shown.slice(0, longestQuote)}…` : shown;
  return new PhrasedError("INPUT_NOT_A_LOG", [
    { key: `error.notALog.${logFormat}`, values: { name: inputName(name), line } },
    { key: "error.knownLogs" },
  ]);
}
