import type { InputSource } from "../input/input-source.js";
import type { Io } from "./io.js";

/** Before this, a run is not long enough to be worth a word. */
const quietMs = 1000;
const redrawMs = 250;

/** Bytes of each block that are looked at to estimate how long its lines are. */
const probeLength = 16 * 1024;

/** One line on standard error, redrawn in place: how far, how fast, how long to go. */
export class Progress {
  readonly #io: Io;
  readonly #totalBytes: number;
  readonly #startedMs: number;
  #drawnMs: number;
  #isDrawn = false;
  #bytes = 0;
  #lines = 0;

  constructor(io: Io, totalBytes: number) {
    this.#io = io;
    this.#totalBytes = totalBytes;
    this.#startedMs = io.now();
    this.#drawnMs = this.#startedMs + quietMs - redrawMs;
  }

  /** Null where it is not wanted, nobody watches, or the end is not known. */
  static of(sources: readonly InputSource[], isWanted: boolean, io: Io): Progress | null {
    if (!isWanted || !io.stderrIsTty) return null;
    let totalBytes = 0;
    for (const { sizeBytes } of sources) {
      if (sizeBytes === null) return null;
      totalBytes += sizeBytes;
    }
    return new Progress(io, totalBytes);
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
    const done = `${megabytes(this.#bytes)} of ${megabytes(this.#totalBytes)} MB`;
    const speed = `${thousands(this.#lines / elapsedSeconds)} lines/s`;
    const line = `${Math.floor(share * 100)} %  ${done}  ${speed}  ${timeLeft(secondsLeft)} left`;
    return line.slice(0, Math.max(0, (this.#io.columns ?? 80) - 1));
  }
}

/** By the length of the first lines: counting them all would cost a share of the speed shown. */
function estimateLines(block: Buffer): number {
  const probe = block.subarray(0, probeLength);
  let feeds = 0;
  for (let at = probe.indexOf("\n"); at !== -1; at = probe.indexOf("\n", at + 1)) feeds += 1;
  return probe.length === 0 ? 0 : feeds * (block.length / probe.length);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
}

function thousands(value: number): string {
  const rounded = value < 10_000 ? Math.round(value) : Math.round(value / 1000) * 1000;
  return String(rounded).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

function timeLeft(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3600) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
