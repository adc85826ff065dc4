import type { CheckResult } from "../check/check-result.js";
import type { Words } from "../locale/words.js";
import { type CheckFormatName, checkReporters } from "../report/check-reporters.js";
import type { CheckSettings } from "./check-settings.js";
import type { Io } from "./io.js";
import { resolveDisplayOptions } from "./options/display-options.js";
import { writeOutput } from "./write-output.js";

/** What sets the results of one check apart. */
export interface ResultKind {
  readonly isRedacted: boolean;
  /** In English, or in the reader's language. */
  readonly isEnglish: boolean;
}

/** Writes what was asked for: first to the files, then to standard output or `--output`. */
export async function writeCheckReports(
  { flags, reports, redact }: CheckSettings,
  io: Io,
  words: Words,
  build: (how: ResultKind) => CheckResult,
): Promise<void> {
  const built = new Map<string, CheckResult>();
  const resultFor = (format: CheckFormatName): CheckResult => {
    const isRedacted = redact ?? (checkReporters[format].redacts || isPublic(io));
    const { isEnglish } = checkReporters[format];
    const kind = `${isRedacted} ${isEnglish}`;
    const result = built.get(kind) ?? build({ isRedacted, isEnglish });
    built.set(kind, result);
    return result;
  };
  const render = (format: CheckFormatName, file: string | undefined) => {
    const display = resolveDisplayOptions(flags, io, file === undefined);
    return checkReporters[format].render(resultFor(format), { ...display, words });
  };
  for (const { format, file } of reports) await writeOutput(render(format, file), file, io);
  await writeOutput(render(flags.format, flags.output), flags.output, io);
}

/** What a CI job prints is read by more people than a log on a server. */
function isPublic({ env }: Pick<Io, "env">): boolean {
  return env.CI !== undefined && env.CI !== "" && env.CI !== "false" && env.CI !== "0";
}
