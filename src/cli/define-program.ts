import { Command } from "commander";
import { type CommandEntry, commands, type Task } from "./command.js";
import type { Example } from "./help/example.js";
import type { HelpKey } from "./help/worded.js";
import { argumentsBesidesLanguage, languageOption } from "./options/language-options.js";
import { version } from "./version.js";

/** The program, ready to understand `args`. */
export interface Program {
  readonly program: Command;
  readonly args: readonly string[];
  /** The subcommand that is asked for; null where it is the program itself. */
  readonly asked: CommandEntry["name"] | null;
  /** Of the subcommands that are loaded. */
  readonly examples: ReadonlyMap<string, readonly Example[]>;
}

const topArguments = ["-h", "--help", "help", "-V", "--version"];

/**
 * The program with the one subcommand that is asked for, so that the others need not be loaded; with
 * all of them where the user asks for help. `--lang` may stand anywhere, also before the subcommand.
 */
export async function defineProgram(
  argv: readonly string[],
  choose: (task: Task) => void,
): Promise<Program> {
  // It stands in a file that nothing else needs.
  const asksVersion = argv.some((argument) => argument === "-V" || argument === "--version");
  const help: HelpKey = "help.option.help";
  const program = describe(new Command("mailwhy"), "help.mailwhy.description")
    .usage("[report] [options] [file...]\nmailwhy <command> [options] [argument...]")
    .version(asksVersion ? version() : "", "-V, --version", "help.option.version" satisfies HelpKey)
    .helpOption("-h, --help", help)
    .helpCommand("help [command]", "help.mailwhy.help" satisfies HelpKey)
    .addOption(languageOption().hideHelp());
  const first = argumentsBesidesLanguage(argv)[0] ?? "";
  const isTop = topArguments.includes(first);
  const named = commands.find(({ name }) => name === first);
  const entry = named ?? commands[0];
  const examples = new Map<string, readonly Example[]>();
  for (const { name, load } of isTop ? commands : [entry]) {
    const summary: HelpKey = `help.${name}.summary`;
    const command = describe(program.command(name), `help.${name}.description`)
      .summary(summary)
      .helpOption("-h, --help", help);
    if (first !== "help" && isTop) continue;
    const module = await load();
    module.define(command, choose);
    examples.set(name, module.examples);
  }
  const args = isTop || named !== undefined ? argv : [entry.name, ...argv];
  return { program, args, asked: isTop ? null : entry.name, examples };
}

function describe(command: Command, key: HelpKey): Command {
  return command.description(key);
}
