import { MailwhyError } from "../errors.js";
import { stdinName } from "../input/input-source.js";
import { streamInput } from "../input/open-input.js";
import { readBlocks } from "../input/read-blocks.js";
import { decodeUtf8 } from "../text/decode-utf8.js";
import type { Io } from "./io.js";

/** More than any reply or line; a whole log belongs elsewhere. */
const maxSubjectLength = 256 * 1024;

/** What to explain, from standard input; a person at the terminal gets a hint unless `isAsked`. */
export async function readSubject(io: Io, isAsked: boolean): Promise<string> {
  if (io.stdinIsTty && !isAsked) {
    throw new MailwhyError(
      "USAGE",
      "nothing to explain: give a code, a reply or a log line, as in mailwhy explain 5.7.1",
    );
  }
  let text = "";
  for await (const block of readBlocks(streamInput(io.stdin))) {
    text += block.toString("latin1");
    if (text.length > maxSubjectLength) {
      throw new MailwhyError(
        "USAGE",
        `${stdinName} is too long to explain: give one reply or line, or use mailwhy report for a log`,
      );
    }
  }
  if (text.trim() === "") {
    throw new MailwhyError("USAGE", `${stdinName} is empty: pipe in a code, a reply or a log line`);
  }
  return decodeUtf8(text).trim();
}
