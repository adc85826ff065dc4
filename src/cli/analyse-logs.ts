import type { Catalog } from "../catalog/catalog.js";
import { loadCatalog } from "../catalog/load-catalog.js";
import { createClassifier } from "../classify/classifier.js";
import type { MailwhyError } from "../errors.js";
import { type AnalysisOptions, LogAnalysis } from "../pipeline.js";
import { collectInputs } from "./collect-inputs.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import { tellFailures, tellNotes } from "./failure.js";
import type { Io } from "./io.js";
import { isLive } from "./live-report.js";
import { loadOwnRules } from "./load-rules.js";
import type { LanguageOptions } from "./options/language-options.js";
import { type LogFlags, type LogOptions, resolveLogOptions } from "./options/log-options.js";
import { Progress } from "./progress.js";
import { readLogs } from "./read-logs.js";

/** Which logs to read, and who hears of their lines. */
export interface LogRequest extends Pick<AnalysisOptions, "onEvent" | "onUnparsed" | "onFailure"> {
  readonly files: readonly string[];
  readonly flags: LogFlags;
  /** Standard output and the progress line would write into each other on one terminal. */
  readonly printsWhileReading: boolean;
  /** `tell` is called also where no input can be opened; it must not `read` then. */
  readonly tellsUnopened?: boolean;
}

/** Logs that are ready to be read. */
export interface LogSession {
  readonly options: LogOptions;
  readonly catalog: Catalog;
  readonly analysis: LogAnalysis;
  /** Whether an input may never end. */
  readonly isEndless: boolean;
  /** Ends the reading as if the inputs ended. */
  readonly stop: () => void;
  /** Reads all; true where there is anything to tell. */
  readonly read: (onBlock: () => Promise<void> | void) => Promise<boolean>;
  /** Inputs that there are to read. */
  readonly count: number;
  /** What went wrong so far; said on standard error in the end. */
  readonly failures: readonly MailwhyError[];
}

/**
 * What every command that reads logs does around `tell`, which reads and prints. Its exit code stands
 * unless an input failed.
 */
export async function analyseLogs(
  request: LogRequest,
  io: Io,
  speech: LanguageOptions,
  tell: (session: LogSession) => Promise<ExitCode> | Promise<void>,
): Promise<ExitCode> {
  const options = resolveLogOptions(request.flags, io);
  const inputs = await collectInputs(request.files, options, io);
  await tellNotes(inputs.notes, io, speech);
  if (inputs.sources.length === 0 && request.tellsUnopened !== true) {
    return tellFailures(inputs.failures, io, speech);
  }

  const { onEvent, onUnparsed, onFailure } = request;
  const catalog = await loadOwnRules(await loadCatalog(), request.flags.rules ?? [], io);
  const analysis = new LogAnalysis(createClassifier(catalog), {
    ...options,
    ...(onEvent === undefined ? {} : { onEvent }),
    ...(onUnparsed === undefined ? {} : { onUnparsed }),
    ...(onFailure === undefined ? {} : { onFailure }),
  });
  const failures = [...inputs.failures];
  const isEndless = isLive(inputs.sources);
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  // A run over files is not stopped but killed, as everywhere.
  const off = isEndless ? io.onSignal(stop) : () => undefined;
  const sharesTerminal = request.printsWhileReading && io.stdoutIsTty;
  const isWatched = options.progress && !sharesTerminal;
  const progress = await Progress.of(inputs.sources, isWatched, io, speech);
  const read: LogSession["read"] = async (onBlock) => {
    const result = await readLogs(
      inputs.sources,
      analysis,
      { ...options, nowMs: io.now(), signal: stopped.signal },
      {
        onBytes: (bytes) => progress?.onBytes(bytes),
        onBlock: (block) => {
          progress?.onBlock(block);
          return onBlock();
        },
      },
    );
    progress?.clear();
    failures.push(...result.failures);
    return result.isUsable;
  };
  const count = inputs.sources.length;
  let code: ExitCode = exitCodes.done;
  try {
    const session = { options, catalog, analysis, isEndless, stop, read, count, failures };
    code = (await tell(session)) ?? exitCodes.done;
  } finally {
    progress?.clear();
    off();
  }
  const failed = await tellFailures(failures, io, speech);
  return failed === exitCodes.done ? code : failed;
}
