import { type Command, Option } from "commander";
import { loadWords } from "../../locale/load-words.js";
import { localizeCatalog } from "../../locale/localize-catalog.js";
import { buildReport } from "../../report/build-report.js";
import { type ReportFormat, reporters, reportFormats } from "../../report/index.js";
import { analyseLogs } from "../analyse-logs.js";
import type { Task } from "../command.js";
import { LiveReport } from "../live-report.js";
import {
  addDisplayOptions,
  type DisplayFlags,
  resolveDisplayOptions,
} from "../options/display-options.js";
import { intervalArgument } from "../options/duration-argument.js";
import { integerArgument } from "../options/integer-argument.js";
import {
  addLanguageOption,
  type LanguageFlags,
  resolveLanguage,
} from "../options/language-options.js";
import { addLogOptions, type LogFlags } from "../options/log-options.js";
import { checkOutput } from "../output.js";
import { printUnparsed } from "../print-unparsed.js";
import { version } from "../version.js";

interface ReportFlags extends LogFlags, DisplayFlags, LanguageFlags {
  readonly format: ReportFormat;
  readonly top: string;
  readonly details?: true;
  readonly unparsed?: true;
  readonly interval?: string;
}

const examples = `
Examples:
  mailwhy /var/log/mail.log
  mailwhy report --since yesterday --until today /var/log/mail.log*
  mailwhy report --format json --output report.json mail.log.2.gz mail.log
  mailwhy report --direction outbound --details mail.log
  mailwhy report --unparsed mail.log
  mailwhy report --lang fr mail.log
  tail -F /var/log/mail.log | mailwhy report --interval 5m

Exit codes: 0 done, 2 could not run; what could be read is reported all the same.
`;

/** `mailwhy report`: why mail did not arrive, worst first, with the fix. */
export function define(command: Command, choose: (task: Task) => void): void {
  command
    .description(
      "Why mail did not arrive, worst first, with the fix. Reads the files in time order, gzip too; " +
        "- or no file is standard input.",
    )
    .argument("[file...]", "logs of Postfix or Exim")
    .addOption(
      new Option("-f, --format <name>", "terminal for people, json for programs")
        .choices(reportFormats)
        .default("terminal"),
    )
    .option("--top <number>", "problems told in full", "5")
    .option("--details", "everything: all problems, samples, replies, domains and hosts")
    .option("--unparsed", "print the lines that were not understood, instead of a report")
    .option(
      "--interval <time>",
      "pause between the reports on a pipe that does not end (default: 60s)",
    );
  addLanguageOption(addDisplayOptions(addLogOptions(command))).addHelpText("after", examples);
  command.action((files: string[], flags: ReportFlags) => {
    choose(flags.unparsed === true ? printUnparsed(files, flags) : printReport(files, flags));
  });
}

function printReport(files: readonly string[], flags: ReportFlags): Task {
  return async (io) => {
    const top = integerArgument("--top", flags.top, { least: 1, most: 100_000 });
    const intervalMs = intervalArgument(flags.interval ?? "60s");
    const display = () => resolveDisplayOptions(flags, io, flags.output === undefined);
    // A wrong width is told before the logs are read.
    display();
    await checkOutput(flags.output, io);
    const { language, locale } = resolveLanguage(flags, io);
    const words = await loadWords(language, locale);
    const generatedBy = `mailwhy ${version()}`;
    const request = { files, flags, printsWhileReading: false };
    return analyseLogs(
      request,
      io,
      async ({ options, catalog: english, analysis, isEndless, stop, read }) => {
        const catalog = await localizeCatalog(english, language);
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
