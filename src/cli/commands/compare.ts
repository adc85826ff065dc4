import type { Command } from "commander";
import type { CodeCatalog } from "../../catalog/catalog.js";
import { loadCodes } from "../../catalog/load-catalog.js";
import { localizeCatalog } from "../../catalog/localize-catalog.js";
import type { Code } from "../../codes/code.js";
import { findCode } from "../../codes/find-code.js";
import { compareCodes } from "../../compare/compare-codes.js";
import { loadWords } from "../../locale/load-words.js";
import { PhrasedError } from "../../locale/phrased-error.js";
import {
  type ComparisonFormat,
  comparisonFormats,
  comparisonRenderers,
} from "../../report/compare.js";
import type { Task } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import { argument, option } from "../help/worded.js";
import {
  addDisplayOptions,
  type DisplayFlags,
  resolveDisplayOptions,
} from "../options/display-options.js";
import { languageOption } from "../options/language-options.js";
import { writeOutput } from "../write-output.js";

interface CompareFlags extends DisplayFlags {
  readonly format: ComparisonFormat;
  readonly output?: string;
}

/** Command lines that its help shows. */
export const examples = [
  "mailwhy compare 252 500",
  "mailwhy compare 5.1.1 5.1.10",
  "mailwhy compare 450 4.7.1",
  "mailwhy compare --lang th 421 451",
  "mailwhy compare --format html --output 550-553.html 550 553",
] as const;

/** `mailwhy compare`: two codes side by side. */
export function define(command: Command, choose: (task: Task) => void): void {
  command
    .addArgument(argument("<first>", "help.compare.first"))
    .addArgument(argument("<second>", "help.compare.second"))
    .addOption(
      option("-f, --format <name>", "help.compare.format")
        .choices(comparisonFormats)
        .default("terminal"),
    )
    .addOption(option("--output <file>", "help.option.output"));
  addDisplayOptions(command).addOption(languageOption());
  command.action((first: string, second: string, flags: CompareFlags) =>
    choose(printComparison(first, second, flags)),
  );
}

function printComparison(first: string, second: string, flags: CompareFlags): Task {
  return async (io, { language, locale }) => {
    const display = resolveDisplayOptions(flags, io, flags.output === undefined);
    const [catalog, words] = await Promise.all([
      loadCodes().then((codes) => localizeCatalog(codes, language)),
      loadWords(language, locale),
    ]);
    const one = codeArgument(first, catalog);
    const other = codeArgument(second, catalog);
    if (one.code === other.code) {
      const { code } = one;
      const command = `mailwhy explain ${code}`;
      throw new PhrasedError("USAGE", { key: "error.sameCode", values: { code, command } });
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
      throw new PhrasedError("USAGE", {
        key: "error.unknownCode",
        values: {
          code: found.code,
          nearest: found.nearest.join(", "),
          command: `mailwhy explain ${found.code}`,
        },
      });
    case "no-code":
      throw new PhrasedError("USAGE", {
        key: "error.noCode",
        values: { text: JSON.stringify(text.slice(0, 80)) },
      });
    default:
      return found satisfies never;
  }
}
