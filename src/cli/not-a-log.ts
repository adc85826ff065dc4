import { MailwhyError } from "../errors.js";
import type { LogFormat } from "../model/log-format.js";
import { displayText } from "../report/escape.js";
import { decodeUtf8 } from "../text/decode-utf8.js";

/** Of a line that is quoted in a sentence. */
const longestQuote = 100;

const wanted = {
  auto: "no line of it is from Postfix or Exim",
  postfix: "no line of it is from Postfix (--log-format postfix)",
  exim: "no line of it is from Exim (--log-format exim)",
} as const satisfies Record<LogFormat, string>;

/** An input was read to its end and no line of it belongs to a mail server. */
export function notALogError(name: string, text: string, logFormat: LogFormat): MailwhyError {
  const line = text.split("\n").find((one) => one.trim() !== "") ?? "";
  const shown = displayText(decodeUtf8(line.trimEnd()));
  const quote = shown.length > longestQuote ? `${shown.slice(0, longestQuote)}…` : shown;
  return new MailwhyError(
    "INPUT_NOT_A_LOG",
    `${name} is not a mail log: ${wanted[logFormat]}; it begins with: ${quote}\n` +
      "known are Postfix (syslog, RFC 3339 stamps, maillog_file, journald JSON) and " +
      "Exim (mainlog, rejectlog, syslog)",
  );
}
