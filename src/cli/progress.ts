import type { InputSource } from "../input/input-source.js";
import type { Words } from "../locale/words.js";
import { splitGraphemes, textWidth } from "../report/text-width.js";
import type { Io } from "./io.js";
import type { LanguageOptions } from "./options/language-options.js";
import { stderrWords } from "./stderr-words.js";

/** Before this, a run is not long enough to be worth a word. */
const quietMs = 1000;
const redrawMs = 250;

/** Bytes of each block that are looked at to estimate how long its lines are. */
const probeLength = 16 * 1024;

/** One line on standard error, redrawn in place: how far, how fast, how long to go. */
export class Progress {
  readonly #io: Io;
  readonly #words: Words;
  readonly #totalBytes: number;
  readonly #startedMs: number;
  #drawnMs: number;
  #isDrawn = false;
  #bytes = 0;
  #lines = 0;

  constructor(io: Io, words: Words, totalBytes: number) {
    this.#io = io;
    this.#words = words;
    this.#totalBytes = totalBytes;
    this.#startedMs = io.now();
    this.#drawnMs = this.#startedMs + quietMs - redrawMs;
  }

  /** Null where it is not wanted, nobody watches, or the end is not known. */
  static async of(
    sources: readonly InputSource[],
    isWanted: boolean,
    io: Io,
    speech: LanguageOptions,
  ): Promise<Progress | null> {
    if (!isWanted || !io.stderrIsTty) return null;
    let totalBytes = 0;
    for (const { sizeBytes } of sources) {
      if (sizeBytes === null) return null;
      totalBytes += sizeBytes;
    }
    return new Progress(io, await stderrWords(speech), totalBytes);
  }

  onBytes(bytes: number): void {
    this.#bytes += bytes;
  }

  onBlock(block: Buffer): void {
    this.#lines += estimateLines(block);
    const nowMs = this.#io.now();
    if (nowMs - this.#drawnMs < redrawMs) return;
    this.#drawnMs = nowMs;
    this.#isDrawn = true;
    this.#io.stderr.write(`\r${this.#line(nowMs)}\x1b[K`);
  }

  /** Leaves the terminal as it was. */
  clear(): void {
    if (this.#isDrawn) this.#io.stderr.write("\r\x1b[K");
    this.#isDrawn = false;
  }

  #line(nowMs: number): string {
    const elapsedSeconds = (nowMs - this.#startedMs) / 1000;
    const share = this.#totalBytes === 0 ? 1 : Math.min(1, this.#bytes / this.#totalBytes);
    const secondsLeft = share === 0 ? 0 : (elapsedSeconds / share) * (1 - share);
    const line = this.#words.say("progress.line", {
      share: Math.floor(share * 100),
      done: this.#megabytes(this.#bytes),
      total: this.#megabytes(this.#totalBytes),
      speed: this.#rounded(this.#lines / elapsedSeconds),
      time: this.#timeLeft(secondsLeft),
    });
    return cutToColumns(line, (this.#io.columns ?? 80) - 1);
  }

  #megabytes(bytes: number): string {
    return this.#decimal(bytes / 1_000_000, bytes < 10_000_000 ? 1 : 0);
  }

  #rounded(value: number): string {
    return this.#words.number(value < 10_000 ? Math.round(value) : Math.round(value / 1000) * 1000);
  }

  #timeLeft(seconds: number): string {
    const { say } = this.#words;
    if (seconds < 60) return say("progress.seconds", { count: Math.ceil(seconds) });
    if (seconds < 3600) return say("progress.minutes", { count: Math.ceil(seconds / 60) });
    return say("progress.hours", { count: this.#decimal(seconds / 3600, 1) });
  }

  #decimal(value: number, digits: number): string {
    return value.toLocaleString(this.#words.locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    });
  }
}

/** Cuts off what would wrap: a line of two rows cannot be redrawn in place. */
function cutToColumns(line: string, columns: number): string {
  const graphemes = splitGraphemes(line);
  while (graphemes.length > 0 && textWidth(graphemes.join("")) > columns) graphemes.pop();
  return graphemes.join("");
}

/** By the length of the first lines: counting them all would cost a share of the speed shown. */
function estimateLines(block: Buffer): number {
  const probe = block.subarray(0, probeLength);
  let feeds = 0;
  for (let at = probe.indexOf("\n"); at !== -1; at = probe.indexOf("\n", at + 1)) feeds += 1;
  return probe.length === 0 ? 0 : feeds * (block.length / probe.length);
}
