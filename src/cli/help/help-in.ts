import { Help, type HelpConfiguration, type Option } from "commander";
import type { Words } from "../../locale/words.js";
import { textWidth } from "../../report/text-width.js";
import { wrap } from "../../report/wrap.js";
import { columnBounds } from "../options/display-options.js";
import { defaultInterval } from "../options/duration-argument.js";
import { sayPlaceholder, sayPlaceholders } from "./placeholders.js";
import type { HelpKey } from "./worded.js";

/** By the headings that commander writes. */
const headings: Readonly<Record<string, HelpKey>> = {
  "Usage:": "help.heading.usage",
  "Arguments:": "help.heading.arguments",
  "Options:": "help.heading.options",
  "Commands:": "help.heading.commands",
};

/** What help texts name that the code decides. */
const values = { ...columnBounds, interval: defaultInterval };

const standard = new Help();

/** How commander writes help in one language; its columns are those of a terminal. */
export function helpIn(words: Words, width: number): HelpConfiguration {
  const say = (description: string) => sayDescription(description, words);
  return {
    helpWidth: width,
    displayWidth: textWidth,
    boxWrap: (text, columns) =>
      columns < standard.minWidthToWrap ? text : wrap(text, columns).join("\n"),
    styleTitle: (title) => {
      const key = headings[title];
      return key === undefined ? title : words.say(key);
    },
    commandUsage: (command) => {
      const indent = " ".repeat(textWidth(words.say("help.heading.usage")) + 1);
      return sayPlaceholders(standard.commandUsage(command), words).replaceAll("\n", `\n${indent}`);
    },
    commandDescription: (command) => say(command.description()),
    subcommandTerm: (command) => sayPlaceholders(standard.subcommandTerm(command), words),
    subcommandDescription: (command) => say(command.summary() || command.description()),
    argumentTerm: (argument) => sayPlaceholder(argument.name(), words),
    argumentDescription: (argument) => say(argument.description),
    optionTerm: (option) => sayPlaceholders(option.flags, words),
    optionDescription: (option) => withChoices(option, say(option.description), words),
  };
}

function sayDescription(description: string, words: Words): string {
  // Descriptions are set by `option` and `argument`, and in `define-program.ts`: all are keys.
  return words.say(description as HelpKey, values);
}

function withChoices(option: Option, text: string, { say }: Words): string {
  const takesValue = option.required || option.optional;
  const value =
    takesValue && option.defaultValue !== undefined ? JSON.stringify(option.defaultValue) : null;
  const choices = option.argChoices?.map((choice) => JSON.stringify(choice)).join(", ");
  if (choices === undefined) return value === null ? text : say("help.default", { text, value });
  if (value === null) return say("help.choices", { text, choices });
  return say("help.choicesDefault", { text, choices, value });
}
