import type { Stage } from "../../model/stage.js";

const stages: readonly (readonly [string, Stage])[] = [
  ["initial connection", "connect"],
  ["EHLO", "helo"],
  ["HELO", "helo"],
  ["LHLO", "helo"],
  ["STARTTLS", "starttls"],
  ["AUTH", "auth"],
  ["MAIL", "mail"],
  ["RCPT", "rcpt"],
  ["DATA", "data"],
  ["sending data block", "end-of-data"],
  ["end of data", "end-of-data"],
];

/**
 * The command after which a session broke, where Exim names it: `SMTP timeout after RCPT TO:<x>`,
 * `Remote host closed connection in response to EHLO …` (`src/src/transports/smtp.c`).
 */
export function stageOfEximWords(text: string): Stage | null {
  const match = /(?:SMTP timeout|lost connection|error) after |in response to /.exec(text);
  if (match === null) return null;
  const words = text.slice(match.index + match[0].length).replace(/^pipelined /, "");
  return stages.find(([name]) => words.startsWith(name))?.[1] ?? null;
}
