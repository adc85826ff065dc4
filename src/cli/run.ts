import { Command, CommanderError } from "commander";
import { type CommandEntry, commands, type Task } from "./command.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import { describeFailure } from "./failure.js";
import type { Io } from "./io.js";
import { helpExamples } from "./top-help.js";
import { version } from "./version.js";
import { ClosedPipeError, ignoreStreamErrors, writeText } from "./write-text.js";

/** Runs mailwhy with the arguments that follow the program's name; returns the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  ignoreStreamErrors(io.stdout, io.stderr);
  try {
    const task = await chooseTask(argv);
    return await task(io);
  } catch (error) {
    if (error instanceof ClosedPipeError) return exitCodes.done;
    await writeText(io.stderr, describeFailure(error, io)).catch(() => undefined);
    return exitCodes.couldNotRun;
  }
}

/** Understands the arguments: what to do, or the text that help, version or a mistake calls for. */
async function chooseTask(argv: readonly string[]): Promise<Task> {
  const chosen: { task?: Task } = {};
  const text = { out: "", err: "" };
  const { program, args } = await buildProgram(argv, (task) => {
    chosen.task = task;
  });
  // Copied to a subcommand when it is added, so each command is told on its own.
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (words) => {
        text.out += words;
      },
      writeErr: (words) => {
        text.err += words;
      },
      outputError: (words, write) => write(words.replace(/^error: /, "mailwhy: ")),
    });
  }
  try {
    program.parse(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return async (io) => {
      const hint = error.exitCode === 0 ? "" : helpHint(args);
      await writeText(io.stdout, text.out);
      await writeText(io.stderr, text.err + hint);
      return error.exitCode === 0 ? exitCodes.done : exitCodes.couldNotRun;
    };
  }
  return chosen.task ?? (async () => exitCodes.done);
}

/**
 * The program with the one subcommand that is asked for, so that the others need not be loaded; with
 * all of them where the user asks for help.
 */
async function buildProgram(argv: readonly string[], choose: (task: Task) => void) {
  // It stands in a file that nothing else needs.
  const asksVersion = argv.some((argument) => argument === "-V" || argument === "--version");
  const program = new Command("mailwhy")
    .description(
      "Why did this mail not arrive, and what do I do about it? Reads Postfix and Exim logs.",
    )
    .usage("[report] [options] [file...]\n       mailwhy <command> [options] [argument...]")
    .version(asksVersion ? version() : "", "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", helpExamples);
  const asked = argv[0] ?? "";
  const isTop = ["-h", "--help", "help", "-V", "--version"].includes(asked);
  const entry: CommandEntry = commands.find(({ name }) => name === asked) ?? commands[0];
  const args = isTop || asked === entry.name ? argv : [entry.name, ...argv];
  for (const one of isTop ? commands : [entry]) {
    const command = program
      .command(one.name)
      .summary(one.summary)
      .helpOption("-h, --help", "print this help");
    if (asked === "help" || !isTop) (await one.load()).define(command, choose);
  }
  return { program, args };
}

function helpHint(args: readonly string[]): string {
  const entry = commands.find(({ name }) => name === args[0]);
  return `mailwhy: the options are in mailwhy ${entry === undefined ? "" : `${entry.name} `}--help\n`;
}
