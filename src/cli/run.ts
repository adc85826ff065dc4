import { chooseTask } from "./choose-task.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import type { Io } from "./io.js";
import { askedLanguage } from "./options/language-options.js";
import { ClosedPipeError, ignoreStreamErrors, writeText } from "./write-text.js";

/** Runs mailwhy with the arguments that follow the program's name; returns the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  ignoreStreamErrors(io.stdout, io.stderr);
  const speech = askedLanguage(argv, io);
  try {
    const task = await chooseTask(argv);
    return await task(io, speech);
  } catch (error) {
    if (error instanceof ClosedPipeError) return exitCodes.done;
    // Loaded with an error alone: it needs the words.
    const { describeFailure } = await import("./failure.js");
    const description = await describeFailure(error, io, speech);
    await writeText(io.stderr, description).catch(() => undefined);
    return exitCodes.couldNotRun;
  }
}
