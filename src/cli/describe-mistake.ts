import type { CommanderError } from "commander";
import type { Words } from "../locale/words.js";
import { sayPlaceholder, sayPlaceholders } from "./help/placeholders.js";
import type { LanguageOptions } from "./options/language-options.js";
import { stderrWords } from "./stderr-words.js";

/** Parts of commander's sentence; which there are is up to the form. */
type Parts = Readonly<Record<string, string>>;

/** A mistake that commander tells by its code, with the parts that its sentence names. */
interface MistakeForm {
  readonly code: string;
  readonly sentence: RegExp;
  readonly say: (parts: Parts, words: Words) => string;
}

const forms: readonly MistakeForm[] = [
  {
    code: "commander.unknownOption",
    sentence:
      /^error: unknown option '(?<option>.*?)'(?:\n\(Did you mean (?:one of )?(?<near>.+)\?\))?$/s,
    say: ({ option = "", near = "" }, { say }) => {
      const unknown = say("error.unknownOption", { option });
      if (near === "") return unknown;
      const hint = near.includes(",")
        ? say("error.didYouMeanOneOf", { names: near })
        : say("error.didYouMean", { name: near });
      return `${unknown}\n${hint}`;
    },
  },
  {
    code: "commander.missingArgument",
    sentence: /^error: missing required argument '(?<name>.*)'$/s,
    say: ({ name = "" }, words) =>
      words.say("error.missingArgument", { argument: sayPlaceholder(name, words) }),
  },
  {
    code: "commander.optionMissingArgument",
    sentence: /^error: option '(?<flags>.*)' argument missing$/s,
    say: ({ flags = "" }, words) =>
      words.say("error.missingValue", { option: sayPlaceholders(flags, words) }),
  },
  {
    code: "commander.invalidArgument",
    sentence:
      /^error: option '(?<flags>.*?)' argument '(?<value>.*)' is invalid\. Allowed choices are (?<choices>.*)\.$/s,
    say: ({ flags = "", value = "", choices = "" }, words) =>
      words.say("error.invalidValue", { option: sayPlaceholders(flags, words), value, choices }),
  },
  {
    code: "commander.invalidArgument",
    sentence:
      /^error: command-argument value '(?<value>.*)' is invalid for argument '(?<name>.*?)'\. Allowed choices are (?<choices>.*)\.$/s,
    say: ({ value = "", name = "", choices = "" }, words) =>
      words.say("error.invalidArgument", {
        value,
        argument: sayPlaceholder(name, words),
        choices,
      }),
  },
  {
    code: "commander.excessArguments",
    sentence:
      /^error: too many arguments for '(?<command>.*)'\. Expected (?<expected>\d+) arguments? but got (?<given>\d+)\.$/s,
    say: ({ command = "", expected = "", given = "" }, { say }) =>
      say("error.tooManyArguments", { command, expected: Number(expected), given }),
  },
];

/** What standard error says about arguments that commander does not understand. */
export async function describeMistake(
  { code, message }: CommanderError,
  speech: LanguageOptions,
): Promise<string> {
  const words = await stderrWords(speech);
  for (const form of forms) {
    const parts = form.code === code ? form.sentence.exec(message)?.groups : undefined;
    if (parts !== undefined) return `mailwhy: ${form.say(parts, words)}\n`;
  }
  const reason = message.replace(/^error: /, "");
  return `mailwhy: ${words.say("error.badUsage", { reason })}\n`;
}

/** Where the options of a command are told. */
export async function describeHelpHint(
  asked: string | null,
  speech: LanguageOptions,
): Promise<string> {
  const words = await stderrWords(speech);
  const command = `mailwhy ${asked === null ? "" : `${asked} `}--help`;
  return `mailwhy: ${words.say("error.seeHelp", { command })}\n`;
}
