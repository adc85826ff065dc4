import { type Command, Option } from "commander";
import { MailwhyError } from "../../errors.js";
import { type Direction, directions } from "../../model/direction.js";
import { type LogFormat, logFormats } from "../../model/log-format.js";
import type { Io } from "../io.js";
import { referenceDateArgument, timeArgument } from "./time-argument.js";
import { timezoneArgument } from "./timezone-argument.js";

/** The options as typed, of every command that reads logs. */
export interface LogFlags {
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
      new Option("--log-format <name>", "whose log it is; auto tells line by line")
        .choices(logFormats)
        .default("auto"),
    )
    .option("--since <time>", 'only from then on: 2026-11-20, "2026-11-20 22:00", 2h, yesterday')
    .option("--until <time>", "only before that; the same forms")
    .option("--timezone <name>", "zone of stamps that have none, and of the report (IANA name)")
    .option("--reference-date <date>", "day of the last line, where stamps have no year")
    .addOption(
      new Option("--direction <name>", "only one direction")
        .choices([...directions, "all"])
        .default("all"),
    )
    .option("--output <file>", "write to this file; it is replaced when all is written")
    .option("--no-progress", "no progress line on the terminal");
}

/** Understands the options; throws a sentence that names the one that is wrong. */
export function resolveLogOptions(flags: LogFlags, io: Io): LogOptions {
  const timezone = timezoneArgument(flags.timezone, io);
  const context = { nowMs: io.now(), timezone };
  const { since, until, referenceDate } = flags;
  const sinceMs = since === undefined ? null : timeArgument("--since", since, context);
  const untilMs = until === undefined ? null : timeArgument("--until", until, context);
  if (sinceMs !== null && untilMs !== null && sinceMs >= untilMs) {
    throw new MailwhyError(
      "USAGE",
      `--since ${since} is not before --until ${until}, so no line lies between them; ` +
        "a date alone means its first moment",
    );
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
