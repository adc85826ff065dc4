import type { Command } from "commander";
import { loadWords } from "../../locale/load-words.js";
import { buildReport } from "../../report/build-report.js";
import {
  type UnknownFormat,
  unknownFormats,
  unknownReporters,
} from "../../report/unknown-replies.js";
import { analyseLogs } from "../analyse-logs.js";
import type { Task } from "../command.js";
import { argument, option } from "../help/worded.js";
import { integerArgument } from "../options/integer-argument.js";
import { languageOption } from "../options/language-options.js";
import { addLogOptions, type LogFlags } from "../options/log-options.js";
import { checkOutput } from "../output.js";
import { version } from "../version.js";
import { writeOutput } from "../write-output.js";

interface UnknownFlags extends LogFlags {
  readonly format: UnknownFormat;
  readonly top: string;
}

/** Command lines that its help shows. */
export const examples = [
  "mailwhy unknown /var/log/mail.log",
  "mailwhy unknown --output own.yaml mail.log*",
] as const;

/** `mailwhy unknown`: the replies that the catalog cannot name, as rules to fill in. */
export function define(command: Command, choose: (task: Task) => void): void {
  command
    .addArgument(argument("[file...]", "help.argument.logs"))
    .addOption(
      option("-f, --format <name>", "help.unknown.format").choices(unknownFormats).default("yaml"),
    )
    .addOption(option("--top <number>", "help.unknown.top").default("20"));
  addLogOptions(command).addOption(languageOption());
  command.action((files: string[], flags: UnknownFlags) => choose(printUnknown(files, flags)));
}

function printUnknown(files: readonly string[], flags: UnknownFlags): Task {
  return async (io, speech) => {
    const top = integerArgument("--top", flags.top, { least: 1, most: 100_000 });
    await checkOutput(flags.output, files, io);
    const words = await loadWords(speech.language, speech.locale);
    const request = { files, flags, printsWhileReading: false };
    return analyseLogs(request, io, speech, async ({ catalog, analysis, read }) => {
      if (!(await read(() => undefined))) return;
      const report = buildReport(analysis.snapshot(), catalog, {
        generatedBy: `mailwhy ${version()}`,
      });
      const text = unknownReporters[flags.format](report, { top, words });
      await writeOutput(text, flags.output, io);
    });
  };
}
