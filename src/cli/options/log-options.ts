import type { Command } from "commander";
import { PhrasedError } from "../../locale/phrased-error.js";
import { type Direction, directions } from "../../model/direction.js";
import { type LogFormat, logFormats } from "../../model/log-format.js";
import { option } from "../help/worded.js";
import type { Io } from "../io.js";
import { type RulesFlags, rulesOption } from "./rules-option.js";
import { referenceDateArgument, timeArgument } from "./time-argument.js";
import { timezoneArgument } from "./timezone-argument.js";

/** The options as typed, of every command that reads logs. */
export interface LogFlags extends RulesFlags {
  readonly logFormat: LogFormat;
  readonly since?: string;
  readonly until?: string;
  readonly timezone?: string;
  readonly referenceDate?: string;
  readonly direction: Direction | "all";
  readonly output?: string;
  /** False for `--no-progress`. */
  readonly progress: boolean;
}

/** What to read out of the logs, and how. */
export interface LogOptions {
  readonly logFormat: LogFormat;
  readonly sinceMs: number | null;
  readonly untilMs: number | null;
  readonly direction: Direction | null;
  readonly timezone: string;
  /** Overrides the time of the file. */
  readonly referenceMs: number | null;
  readonly progress: boolean;
}

/** Adds the options of every command that reads logs. */
export function addLogOptions(command: Command): Command {
  return command
    .addOption(
      option("--log-format <name>", "help.option.logFormat").choices(logFormats).default("auto"),
    )
    .addOption(option("--since <time>", "help.option.since"))
    .addOption(option("--until <time>", "help.option.until"))
    .addOption(option("--timezone <name>", "help.option.timezone"))
    .addOption(option("--reference-date <date>", "help.option.referenceDate"))
    .addOption(
      option("--direction <name>", "help.option.direction")
        .choices([...directions, "all"])
        .default("all"),
    )
    .addOption(rulesOption())
    .addOption(option("--output <file>", "help.option.output"))
    .addOption(option("--no-progress", "help.option.noProgress"));
}

/** Understands the options; throws a sentence that names the one that is wrong. */
export function resolveLogOptions(flags: LogFlags, io: Io): LogOptions {
  const timezone = timezoneArgument(flags.timezone, io);
  const context = { nowMs: io.now(), timezone };
  const { since, until, referenceDate } = flags;
  const sinceMs = since === undefined ? null : timeArgument("--since", since, context);
  const untilMs = until === undefined ? null : timeArgument("--until", until, context);
  if (sinceMs !== null && untilMs !== null && sinceMs >= untilMs) {
    const values = { since: String(since), until: String(until) };
    throw new PhrasedError("USAGE", { key: "error.sinceAfterUntil", values });
  }
  return {
    logFormat: flags.logFormat,
    sinceMs,
    untilMs,
    direction: flags.direction === "all" ? null : flags.direction,
    timezone,
    referenceMs: referenceDate === undefined ? null : referenceDateArgument(referenceDate, context),
    progress: flags.progress,
  };
}
