import { MailwhyError } from "../errors.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import type { Io } from "./io.js";
import { issuesAddress, version } from "./version.js";
import { writeText } from "./write-text.js";

/** What standard error says about an error: a sentence for those that the operator can mend. */
export function describeFailure(error: unknown, io: Pick<Io, "env">): string {
  if (error instanceof MailwhyError) return describeMailwhyError(error);
  const message = error instanceof Error ? error.message : String(error);
  const address = issuesAddress();
  const where = address === null ? "" : ` at ${address}`;
  const sentence =
    `mailwhy: unexpected error: ${message}\n` +
    `mailwhy: this is a fault of mailwhy ${version()}; report it${where} with the command and, if ` +
    "you can, the line of the log; MAILWHY_DEBUG=1 shows where it happened\n";
  const stack = io.env.MAILWHY_DEBUG && error instanceof Error ? `${error.stack}\n` : "";
  return sentence + stack;
}

/** One line each; a message of several lines is a list of findings. */
function describeMailwhyError(error: MailwhyError): string {
  return error.message
    .split("\n")
    .map((line) => `mailwhy: ${line}\n`)
    .join("");
}

/** Says what went wrong in part; the exit code tells whether anything did. */
export async function tellFailures(
  failures: readonly MailwhyError[],
  io: Pick<Io, "stderr">,
): Promise<ExitCode> {
  await writeText(io.stderr, failures.map(describeMailwhyError).join(""));
  return failures.length === 0 ? exitCodes.done : exitCodes.couldNotRun;
}

/** Says what was done differently from what the words on the command line suggest. */
export async function tellNotes(notes: readonly string[], io: Pick<Io, "stderr">): Promise<void> {
  await writeText(io.stderr, notes.map((note) => `mailwhy: note: ${note}\n`).join(""));
}
