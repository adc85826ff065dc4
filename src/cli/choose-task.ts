import { type Command, CommanderError } from "commander";
import type { Task } from "./command.js";
import { defineProgram, type Program } from "./define-program.js";
import { exitCodes } from "./exit-codes.js";
import { writeText } from "./write-text.js";

/** Columns of help that no terminal shows. */
const widthWithoutTerminal = 80;

/** Help that was asked for. */
interface HelpRequest {
  readonly command: Command;
  /** It stands for an error: the command of `mailwhy help COMMAND` is not known. */
  readonly isError: boolean;
}

/** Understands the arguments: what to do, or the text that help, version or a mistake calls for. */
export async function chooseTask(argv: readonly string[]): Promise<Task> {
  const chosen: { task?: Task; help?: HelpRequest } = {};
  const defined = await defineProgram(argv, (task) => {
    chosen.task = task;
  });
  const { program, args } = defined;
  let version = "";
  // Copied to a subcommand when it is added, so each command is told on its own. What commander says
  // of help and mistakes is said anew, in the reader's language.
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        version = text;
      },
      writeErr: () => undefined,
    });
  }
  program.addHelpText("beforeAll", ({ command, error }) => {
    chosen.help = { command, isError: error };
    return "";
  });
  try {
    program.parse(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (chosen.help !== undefined) return printHelp(chosen.help, defined);
    if (error.exitCode === 0) return printVersion(version);
    return printMistake(error, defined);
  }
  return chosen.task ?? (async () => exitCodes.done);
}

function printVersion(version: string): Task {
  return async (io) => {
    await writeText(io.stdout, version);
    return exitCodes.done;
  };
}

function printHelp({ command, isError }: HelpRequest, { examples, asked }: Program): Task {
  return async (io, speech) => {
    const { renderHelp } = await import("./help/render-help.js");
    const text = await renderHelp(command, {
      examples: examples.get(command.name()) ?? [],
      width: io.columns ?? widthWithoutTerminal,
      speech,
    });
    if (!isError) {
      await writeText(io.stdout, text);
      return exitCodes.done;
    }
    const { describeHelpHint } = await import("./describe-mistake.js");
    await writeText(io.stderr, text + (await describeHelpHint(asked, speech)));
    return exitCodes.couldNotRun;
  };
}

function printMistake(error: CommanderError, { asked }: Program): Task {
  return async (io, speech) => {
    const { describeMistake, describeHelpHint } = await import("./describe-mistake.js");
    const mistake = await describeMistake(error, speech);
    await writeText(io.stderr, mistake + (await describeHelpHint(asked, speech)));
    return exitCodes.couldNotRun;
  };
}
