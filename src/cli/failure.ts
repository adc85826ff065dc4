import { MailwhyError } from "../errors.js";
import { type Phrase, sayPhrase } from "../locale/phrase.js";
import { phrasesOf } from "../locale/phrased-error.js";
import type { Words } from "../locale/words.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import type { Io } from "./io.js";
import type { LanguageOptions } from "./options/language-options.js";
import { stderrWords } from "./stderr-words.js";
import { issuesAddress, version } from "./version.js";
import { writeText } from "./write-text.js";

/** What standard error says about an error: a sentence for those that the operator can mend. */
export async function describeFailure(
  error: unknown,
  io: Pick<Io, "env">,
  speech: LanguageOptions,
): Promise<string> {
  const words = await stderrWords(speech);
  if (error instanceof MailwhyError) return prefixed(sayError(error, words));
  const reason = error instanceof Error ? error.message : String(error);
  const address = issuesAddress();
  const fault =
    address === null
      ? words.say("error.fault", { version: version() })
      : words.say("error.faultAt", { version: version(), address });
  const sentences = [words.say("error.unexpected", { reason }), fault];
  const stack = io.env.MAILWHY_DEBUG && error instanceof Error ? `${error.stack}\n` : "";
  return sentences.map((sentence) => `mailwhy: ${sentence}\n`).join("") + stack;
}

function sayError(error: MailwhyError, words: Words): string {
  return phrasesOf(error)
    .map((phrase) => sayPhrase(phrase, words))
    .join("\n");
}

/** A message of several lines is a list of findings. */
function prefixed(text: string): string {
  return text
    .split("\n")
    .map((line) => `mailwhy: ${line}\n`)
    .join("");
}

/** Says what went wrong in part; the exit code tells whether anything did. */
export async function tellFailures(
  failures: readonly MailwhyError[],
  io: Pick<Io, "stderr">,
  speech: LanguageOptions,
): Promise<ExitCode> {
  if (failures.length === 0) return exitCodes.done;
  const words = await stderrWords(speech);
  await writeText(io.stderr, failures.map((one) => prefixed(sayError(one, words))).join(""));
  return exitCodes.couldNotRun;
}

/** Says what was done differently from what the words on the command line suggest. */
export async function tellNotes(
  notes: readonly Phrase[],
  io: Pick<Io, "stderr">,
  speech: LanguageOptions,
): Promise<void> {
  if (notes.length === 0) return;
  const words = await stderrWords(speech);
  const lines = notes.map((note) => `mailwhy: ${sayPhrase(note, words)}\n`);
  await writeText(io.stderr, lines.join(""));
}
