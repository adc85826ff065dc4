import { streamInput } from "../input/open-input.js";
import { readBlocks } from "../input/read-blocks.js";
import { PhrasedError } from "../locale/phrased-error.js";
import { decodeUtf8 } from "../text/decode-utf8.js";
import type { Io } from "./io.js";

/** More than any reply or line; a whole log belongs elsewhere. */
const maxSubjectLength = 256 * 1024;

/** What to explain, from standard input; a person at the terminal gets a hint unless `isAsked`. */
export async function readSubject(io: Io, isAsked: boolean): Promise<string> {
  if (io.stdinIsTty && !isAsked) {
    throw new PhrasedError("USAGE", { key: "error.nothingToExplain" });
  }
  let text = "";
  for await (const block of readBlocks(streamInput(io.stdin))) {
    text += block.toString("latin1");
    if (text.length > maxSubjectLength) {
      throw new PhrasedError("USAGE", { key: "error.tooLongToExplain" });
    }
  }
  if (text.trim() === "") {
    throw new PhrasedError("USAGE", { key: "error.emptySubject" });
  }
  return decodeUtf8(text).trim();
}
