import type { Command } from "commander";
import { localizeCatalog } from "../../catalog/localize-catalog.js";
import { Allowances } from "../../check/allowance.js";
import { baselineOf } from "../../check/baseline.js";
import type { CheckVerdict } from "../../check/check-result.js";
import { FailureGroups } from "../../check/failure-groups.js";
import { judgeCheck } from "../../check/judge-check.js";
import { createProviderFinder } from "../../classify/provider-of-host.js";
import { englishWords, loadWords } from "../../locale/load-words.js";
import { phrasesOf } from "../../locale/phrased-error.js";
import { createZoneOffset } from "../../parse/zone-offset.js";
import { buildCheckResult } from "../../report/build-check-result.js";
import { analyseLogs } from "../analyse-logs.js";
import { checkBaselinePlace, loadBaseline, saveBaseline } from "../baseline-files.js";
import { resolveCheckSettings } from "../check-settings.js";
import type { Task } from "../command.js";
import { type ExitCode, exitCodes } from "../exit-codes.js";
import { argument } from "../help/worded.js";
import { addCheckOptions, type CheckFlags } from "../options/check-options.js";
import {
  addDisplayOptions,
  type DisplayFlags,
  resolveDisplayOptions,
} from "../options/display-options.js";
import { languageOption } from "../options/language-options.js";
import { addLogOptions, type LogFlags, resolveLogOptions } from "../options/log-options.js";
import { checkOutput } from "../output.js";
import { version } from "../version.js";
import { writeCheckReports } from "../write-check-reports.js";
import { ClosedPipeError } from "../write-text.js";

export interface CheckCommandFlags extends CheckFlags, LogFlags, DisplayFlags {}

/** Command lines that its help shows. */
export const examples = [
  "mailwhy check send.log",
  "mailwhy check --max bounced=0 --max rate:deferred=2% --min delivered=50 send.log",
  `mailwhy check --allow "recipient:*@bounce.example until=2027-06-30 reason=test of bounces" send.log`,
  "mailwhy check --report junit=mail.xml --report sarif=mail.sarif send.log",
  "mailwhy check --write-baseline mailwhy-baseline.json send.log",
  "mailwhy check --baseline mailwhy-baseline.json send.log",
] as const;

/** `mailwhy check`: whether a log is within its budgets. */
export function define(command: Command, choose: (task: Task) => void): void {
  command.addArgument(argument("[file...]", "help.argument.logs"));
  addDisplayOptions(addLogOptions(addCheckOptions(command))).addOption(languageOption());
  command.action((files: string[], flags: CheckCommandFlags) => {
    const isTyped = (name: string) => command.getOptionValueSource(name) === "cli";
    choose(check(files, flags, isTyped));
  });
}

function check(
  files: readonly string[],
  typed: CheckCommandFlags,
  isTyped: (name: string) => boolean,
): Task {
  return async (io, speech) => {
    const settings = await resolveCheckSettings(typed, isTyped, io);
    const { flags, policy, reports } = settings;
    const { baseline: baselineFile, writeBaseline } = settings;
    // What is wrong is told before the logs are read.
    resolveDisplayOptions(flags, io, flags.output === undefined);
    if (writeBaseline !== undefined) await checkBaselinePlace(writeBaseline, io);
    for (const file of [flags.output, writeBaseline, ...reports.map((report) => report.file)]) {
      await checkOutput(file, files, io);
    }
    const known =
      writeBaseline === undefined && baselineFile !== undefined
        ? { file: baselineFile, entries: await loadBaseline(baselineFile, io) }
        : null;
    const { timezone } = resolveLogOptions(flags, io);
    const allowances = new Allowances(policy.allowances, createZoneOffset(timezone));
    const failures = new FailureGroups(allowances, createProviderFinder(settings.providers));
    const request = {
      files,
      flags,
      printsWhileReading: false,
      tellsUnopened: true,
      onFailure: failures.onFailure,
    };
    return analyseLogs(request, io, speech, async (session) => {
      const { options, analysis, catalog: english } = session;
      if (session.count > 0) await session.read(() => undefined);
      analysis.finish();
      failures.finish();
      const summary = analysis.snapshot();
      const evidence = {
        summary,
        failures,
        allowances,
        budgets: policy.budgets,
        direction: options.direction,
        isTimeLimited: options.sinceMs !== null || options.untilMs !== null,
        inputFailures: session.failures.map(phrasesOf),
      };
      let baseline = known;
      if (writeBaseline !== undefined) {
        baseline = { file: writeBaseline, entries: baselineOf(failures.groups()) };
      }
      const judged = judgeCheck({ ...evidence, baseline });
      if (writeBaseline !== undefined && baseline !== null && judged.verdict !== "unjudged") {
        await saveBaseline(writeBaseline, baseline.entries, io);
      }
      const words = await loadWords(speech.language, speech.locale);
      const translated = await localizeCatalog(english, speech.language);
      await ignoreClosedPipe(() =>
        writeCheckReports(settings, io, words, ({ isRedacted, isEnglish }) =>
          buildCheckResult(judged, summary, isEnglish ? english : translated, {
            generatedBy: `mailwhy ${version()}`,
            redact: isRedacted,
            words: isEnglish ? englishWords : words,
          }),
        ),
      );
      return exitCodeOf[judged.verdict];
    });
  };
}

const exitCodeOf: Readonly<Record<CheckVerdict, ExitCode>> = {
  passed: exitCodes.done,
  failed: exitCodes.overBudget,
  unjudged: exitCodes.couldNotRun,
};

/** A reader that goes away, as `head` does, changes nothing about the verdict. */
async function ignoreClosedPipe(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof ClosedPipeError)) throw error;
  }
}
