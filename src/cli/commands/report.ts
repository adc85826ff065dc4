import type { Command } from "commander";
import { localizeCatalog } from "../../catalog/localize-catalog.js";
import { loadWords } from "../../locale/load-words.js";
import { buildReport } from "../../report/build-report.js";
import { type ReportFormat, reporters, reportFormats } from "../../report/index.js";
import { analyseLogs } from "../analyse-logs.js";
import type { Task } from "../command.js";
import { argument, option } from "../help/worded.js";
import { LiveReport } from "../live-report.js";
import {
  addDisplayOptions,
  type DisplayFlags,
  resolveDisplayOptions,
} from "../options/display-options.js";
import { defaultInterval, intervalArgument } from "../options/duration-argument.js";
import { integerArgument } from "../options/integer-argument.js";
import { languageOption } from "../options/language-options.js";
import { addLogOptions, type LogFlags } from "../options/log-options.js";
import { checkOutput } from "../output.js";
import { printUnparsed } from "../print-unparsed.js";
import { version } from "../version.js";

interface ReportFlags extends LogFlags, DisplayFlags {
  readonly format: ReportFormat;
  readonly top: string;
  readonly details?: true;
  readonly unparsed?: true;
  readonly interval?: string;
}

/** Command lines that its help shows. */
export const examples = [
  "mailwhy /var/log/mail.log",
  "mailwhy report --since yesterday --until today /var/log/mail.log*",
  "mailwhy report --format json --output report.json mail.log.2.gz mail.log",
  "mailwhy report --direction outbound --details mail.log",
  "mailwhy report --unparsed mail.log",
  "mailwhy report --lang fr mail.log",
  "tail -F /var/log/mail.log | mailwhy report --interval 5m",
] as const;

/** `mailwhy report`: why mail did not arrive, worst first, with the fix. */
export function define(command: Command, choose: (task: Task) => void): void {
  command
    .addArgument(argument("[file...]", "help.argument.logs"))
    .addOption(
      option("-f, --format <name>", "help.option.format")
        .choices(reportFormats)
        .default("terminal"),
    )
    .addOption(option("--top <number>", "help.report.top").default("5"))
    .addOption(option("--details", "help.report.details"))
    .addOption(option("--unparsed", "help.report.unparsed"))
    .addOption(option("--interval <time>", "help.report.interval"));
  addDisplayOptions(addLogOptions(command)).addOption(languageOption());
  command.action((files: string[], flags: ReportFlags) => {
    choose(flags.unparsed === true ? printUnparsed(files, flags) : printReport(files, flags));
  });
}

function printReport(files: readonly string[], flags: ReportFlags): Task {
  return async (io, speech) => {
    const top = integerArgument("--top", flags.top, { least: 1, most: 100_000 });
    const intervalMs = intervalArgument(flags.interval ?? defaultInterval);
    const display = () => resolveDisplayOptions(flags, io, flags.output === undefined);
    // A wrong width is told before the logs are read.
    display();
    await checkOutput(flags.output, files, io);
    const words = await loadWords(speech.language, speech.locale);
    const generatedBy = `mailwhy ${version()}`;
    const request = { files, flags, printsWhileReading: false };
    return analyseLogs(
      request,
      io,
      speech,
      async ({ options, catalog: english, analysis, isEndless, stop, read }) => {
        const catalog = await localizeCatalog(english, speech.language);
        let broken: unknown = null;
        const live = new LiveReport(io, {
          intervalMs,
          output: flags.output,
          isMachineRead: flags.format === "json",
          separator: () => `\n${"=".repeat(display().width)}\n\n`,
          render: () =>
            reporters[flags.format](buildReport(analysis.snapshot(), catalog, { generatedBy }), {
              ...display(),
              top,
              details: flags.details === true,
              timezone: options.timezone,
              words,
            }),
          onFailure: (error) => {
            broken = error;
            stop();
          },
        });
        // Programs that read JSON get one document, unless they ask for one every so often.
        if (isEndless && (flags.format !== "json" || flags.interval !== undefined)) live.start();
        try {
          const isUsable = await read(() => live.touch());
          await live.stop();
          if (broken !== null) throw broken;
          if (isUsable) await live.finish();
        } finally {
          await live.stop();
        }
      },
    );
  };
}
