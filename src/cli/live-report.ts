import type { InputSource } from "../input/input-source.js";
import type { Io } from "./io.js";
import { openOutput } from "./output.js";

const home = "\x1b[H";
const clearToLineEnd = "\x1b[K";
const clearToScreenEnd = "\x1b[J";

export interface LiveReportOptions {
  readonly intervalMs: number;
  /** File of `--output`; undefined: standard output. */
  readonly output: string | undefined;
  /** Nothing but the reports themselves is written. */
  readonly isMachineRead: boolean;
  /** Line between two reports that follow one another. */
  readonly separator: () => string;
  readonly render: () => string;
  /** The reader went away, or a write failed: reading may stop. */
  readonly onFailure: (error: unknown) => void;
}

/** Whether an input may never end: a pipe, or standard input. */
export function isLive(sources: readonly InputSource[]): boolean {
  return sources.some(({ sizeBytes }) => sizeBytes === null);
}

/**
 * Fresh reports while an input does not end. On a terminal each is drawn over the last, line by line
 * without clearing first, so that nothing flickers; elsewhere they follow one another, and a file is
 * replaced by each.
 */
export class LiveReport {
  readonly #io: Io;
  readonly #options: LiveReportOptions;
  #timer: NodeJS.Timeout | null = null;
  #isChanged = false;
  #printed = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(io: Io, options: LiveReportOptions) {
    this.#io = io;
    this.#options = options;
  }

  start(): void {
    let isBusy = false;
    this.#timer = setInterval(() => {
      if (!this.#isChanged || isBusy) return;
      isBusy = true;
      this.#writing = this.#print(false)
        .catch(this.#options.onFailure)
        .finally(() => {
          isBusy = false;
        });
    }, this.#options.intervalMs);
  }

  /** New lines came in. */
  touch(): void {
    this.#isChanged = true;
  }

  /** Stops the clock; no report is half-written after it. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    await this.#writing;
  }

  /** The last report, whole; not again where the last one printed says the same. */
  async finish(): Promise<void> {
    if (this.#printed === 0 || this.#isChanged || this.#isRedrawn) await this.#print(true);
  }

  get #isRedrawn(): boolean {
    const { output, isMachineRead } = this.#options;
    return this.#io.stdoutIsTty && output === undefined && !isMachineRead;
  }

  async #print(isLast: boolean): Promise<void> {
    this.#isChanged = false;
    const output = await openOutput(this.#options.output, this.#io);
    try {
      await output.write(this.#frame(this.#options.render(), isLast));
      await output.commit();
      this.#printed += 1;
    } catch (error) {
      await output.discard();
      throw error;
    }
  }

  #frame(report: string, isLast: boolean): string {
    if (this.#isRedrawn) {
      // A report that nothing was drawn before stays in the flow of the terminal.
      if (isLast && this.#printed === 0) return report;
      const lines = report.trimEnd().split("\n");
      const shown = isLast ? lines : lines.slice(0, Math.max(1, (this.#io.rows ?? 24) - 1));
      const clearFirst = this.#printed === 0 || isLast ? home + clearToScreenEnd : home;
      // Cleared before it is written: behind a full line it would take the last column away.
      const drawn = shown.map((line) => `${clearToLineEnd}${line}\n`).join("");
      return clearFirst + drawn + clearToScreenEnd;
    }
    const { separator, output, isMachineRead } = this.#options;
    if (this.#printed === 0 || isMachineRead || output !== undefined) return report;
    return separator() + report;
  }
}
