import { MailwhyError } from "../errors.js";
import { inputName } from "../input/input-name.js";
import type { InputSource } from "../input/input-source.js";
import { readBlocks } from "../input/read-blocks.js";
import type { Phrase } from "../locale/phrase.js";
import { PhrasedError } from "../locale/phrased-error.js";
import type { LogAnalysis } from "../pipeline.js";
import { notALogError } from "./not-a-log.js";
import type { LogOptions } from "./options/log-options.js";

/** Who is told while logs are read. */
export interface ReadingObserver {
  /** Bytes came in, compressed or not. */
  onBytes?(bytes: number): void;
  /** A block has been analysed; reading goes on when the promise is fulfilled. */
  onBlock?(block: Buffer): Promise<void> | void;
}

export interface ReadLogsOptions extends Pick<LogOptions, "referenceMs" | "logFormat"> {
  readonly nowMs: number;
  /** Ends the reading as if all inputs ended. */
  readonly signal: AbortSignal;
}

/** How reading went. */
export interface ReadingResult {
  /** A sentence for each input that could not be read to its end, or holds no mail log. */
  readonly failures: readonly MailwhyError[];
  /** Whether there is anything to tell: a line of a mail log, or a stop before one came. */
  readonly isUsable: boolean;
}

/** Reads the sources one after another into the analysis. */
export async function readLogs(
  sources: readonly InputSource[],
  analysis: LogAnalysis,
  options: ReadLogsOptions,
  observer: ReadingObserver = {},
): Promise<ReadingResult> {
  const failures: MailwhyError[] = [];
  let isUsable = false;
  let before = noLines;
  for (const source of sources) {
    if (options.signal.aborted) break;
    const { failure, firstLines } = await readSource(source, analysis, options, observer);
    const after = understood(analysis);
    const isKnown = after.known > before.known;
    isUsable ||= isKnown;
    if (failure !== null) failures.push(failure);
    else if (!isKnown && after.lines > before.lines && !options.signal.aborted) {
      failures.push(notALogError(source.name, firstLines, options.logFormat));
    }
    before = after;
  }
  if (options.signal.aborted) return { failures, isUsable: true };
  if (!isUsable && failures.length === 0) failures.push(emptyError(sources));
  return { failures, isUsable };
}

async function readSource(
  source: InputSource,
  analysis: LogAnalysis,
  options: ReadLogsOptions,
  { onBytes, onBlock }: ReadingObserver,
): Promise<{ failure: MailwhyError | null; firstLines: string }> {
  let firstLines = "";
  let failure: MailwhyError | null = null;
  analysis.startSource({
    name: source.name,
    referenceMs: options.referenceMs ?? source.modifiedMs ?? options.nowMs,
  });
  const blocks = readBlocks(source, {
    signal: options.signal,
    onBytes: (bytes) => onBytes?.(bytes),
    onOversized: (lines) => analysis.addOversized(lines),
  });
  try {
    for await (const block of blocks) {
      if (firstLines === "") firstLines = block.toString("latin1", 0, firstLinesLength);
      analysis.add(block);
      await onBlock?.(block);
    }
  } catch (error) {
    if (!(error instanceof MailwhyError) || error.code !== "INPUT_UNREADABLE") throw error;
    failure = error;
  }
  analysis.endSource();
  return { failure, firstLines };
}

/** Enough of an input to show its first line. */
const firstLinesLength = 4096;

/** Lines so far, and those that Postfix or Exim wrote. */
interface Understood {
  readonly lines: number;
  readonly known: number;
}

const noLines: Understood = { lines: 0, known: 0 };

function understood(analysis: LogAnalysis): Understood {
  const { lines, eventLines, ignored, foreign } = analysis.ledger;
  return { lines, known: eventLines + ignored - foreign };
}

function emptyError(sources: readonly InputSource[]): MailwhyError {
  const command = "journalctl -u 'postfix*' | mailwhy";
  const how: Phrase = { key: "error.whereLogged", values: { command } };
  const name = sources
    .map((source) => inputName(source.name))
    .reduce((first, rest) => ({ key: "list.join", values: { first, rest } }));
  const key = sources.length === 1 ? "error.emptyLog" : "error.emptyLogs";
  return new PhrasedError("INPUT_NOT_A_LOG", { key, values: { name, how } });
}
