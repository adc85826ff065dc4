import type { Command } from "commander";
import { loadWords } from "../../locale/load-words.js";
import type { Words } from "../../locale/words.js";
import { commands } from "../command.js";
import type { LanguageOptions } from "../options/language-options.js";
import type { Example } from "./example.js";
import { helpIn } from "./help-in.js";
import { programExamples } from "./program-examples.js";

/** Columns of the commands that have a comment. */
const commandColumns = 42;

/** What the help of a command needs besides the command. */
export interface HelpOptions {
  /** Those of the subcommand. */
  readonly examples: readonly Example[];
  readonly width: number;
  readonly speech: LanguageOptions;
}

/** The help of the program or of a subcommand, in the reader's language. */
export async function renderHelp(
  command: Command,
  { examples, width, speech }: HelpOptions,
): Promise<string> {
  const words = await loadWords(speech.language, speech.locale);
  command.configureHelp(helpIn(words, width));
  const entry = commands.find(({ name }) => name === command.name());
  const closing =
    entry === undefined
      ? [...examplesIn(programExamples, words), "", ...programClosing(words)]
      : [...examplesIn(examples, words), "", words.say(`help.${entry.name}.exit`)];
  return [command.helpInformation(), ...closing, "", ""].join("\n");
}

function examplesIn(examples: readonly Example[], words: Words): string[] {
  const lines = examples.map((example) =>
    typeof example === "string"
      ? example
      : example.command.padEnd(commandColumns) + words.say(example.comment),
  );
  return [words.say("help.heading.examples"), ...lines.map((line) => `  ${line}`)];
}

function programClosing({ say }: Words): string[] {
  return [
    say("help.mailwhy.optionsOf", { commands: "mailwhy report --help, mailwhy explain --help" }),
    say("help.mailwhy.fileLikeCommand", { command: "mailwhy ./report" }),
    say("help.mailwhy.exit"),
  ];
}
