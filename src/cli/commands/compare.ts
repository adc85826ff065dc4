import { type Command, Option } from "commander";
import type { CodeCatalog } from "../../catalog/catalog.js";
import { loadCodes } from "../../catalog/load-catalog.js";
import type { Code } from "../../codes/code.js";
import { findCode } from "../../codes/find-code.js";
import { compareCodes } from "../../compare/compare-codes.js";
import { MailwhyError } from "../../errors.js";
import { loadWords } from "../../locale/load-words.js";
import { localizeCatalog } from "../../locale/localize-catalog.js";
import {
  type ComparisonFormat,
  comparisonFormats,
  comparisonRenderers,
} from "../../report/compare.js";
import type { Task } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import {
  addDisplayOptions,
  type DisplayFlags,
  resolveDisplayOptions,
} from "../options/display-options.js";
import {
  addLanguageOption,
  type LanguageFlags,
  resolveLanguage,
} from "../options/language-options.js";
import { writeOutput } from "../write-output.js";

interface CompareFlags extends DisplayFlags, LanguageFlags {
  readonly format: ComparisonFormat;
  readonly output?: string;
}

const examples = `
Examples:
  mailwhy compare 252 500
  mailwhy compare 5.1.1 5.1.10
  mailwhy compare 450 4.7.1
  mailwhy compare --lang th 421 451
  mailwhy compare --format html --output 550-553.html 550 553

Exit codes: 0 done, 2 one of them is not known, or both are the same.
`;

/** `mailwhy compare`: two codes side by side. */
export function define(command: Command, choose: (task: Task) => void): void {
  command
    .description(
      "Two codes side by side: what each means, when you see it and how to fix it, in what they " +
        "differ, and when a server should answer which. Reply codes, enhanced status codes, or one " +
        "of each. Works offline.",
    )
    .argument("<first>", "reply code (550) or enhanced status code (5.7.1)")
    .argument("<second>", "the other one")
    .addOption(
      new Option(
        "-f, --format <name>",
        "terminal for people, markdown and html for pages, json for programs",
      )
        .choices(comparisonFormats)
        .default("terminal"),
    )
    .option("--output <file>", "write to this file; it is replaced when all is written");
  addLanguageOption(addDisplayOptions(command)).addHelpText("after", examples);
  command.action((first: string, second: string, flags: CompareFlags) =>
    choose(printComparison(first, second, flags)),
  );
}

function printComparison(first: string, second: string, flags: CompareFlags): Task {
  return async (io) => {
    const display = resolveDisplayOptions(flags, io, flags.output === undefined);
    const { language, locale } = resolveLanguage(flags, io);
    const [catalog, words] = await Promise.all([
      loadCodes().then((codes) => localizeCatalog(codes, language)),
      loadWords(language, locale),
    ]);
    const one = codeArgument(first, catalog);
    const other = codeArgument(second, catalog);
    if (one.code === other.code) {
      throw new MailwhyError(
        "USAGE",
        `${one.code} twice: name two different codes, or read about the one with ` +
          `mailwhy explain ${one.code}`,
      );
    }
    const text = comparisonRenderers[flags.format](
      compareCodes(one, other, catalog),
      words,
      display,
    );
    await writeOutput(text, flags.output, io);
    return exitCodes.done;
  };
}

/** The code that an argument names; throws a sentence that says what to name instead. */
function codeArgument(text: string, catalog: CodeCatalog): Code {
  const found = findCode(text, catalog);
  switch (found.kind) {
    case "known":
      return found.code;
    case "unknown":
      throw new MailwhyError(
        "USAGE",
        `${found.code} is not in the catalog; the nearest are ${found.nearest.join(", ")}; what its ` +
          `digits say: mailwhy explain ${found.code}`,
      );
    case "no-code":
      throw new MailwhyError(
        "USAGE",
        `${JSON.stringify(text.slice(0, 80))} is no code: give a reply code (200 to 599) or an ` +
          "enhanced status code (5.7.1), as in mailwhy compare 450 4.7.1",
      );
    default:
      return found satisfies never;
  }
}
