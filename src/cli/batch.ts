import type { Io } from "./io.js";
import { openOutput } from "./output.js";

/**
 * Output that comes piece by piece while logs are read: kept until the block is through, then written
 * at once, and reading waits until the reader has taken it. So a slow pipe never fills the memory.
 */
export class Batch {
  #pieces: (string | Uint8Array)[] = [];

  push(...pieces: readonly (string | Uint8Array)[]): void {
    this.#pieces.push(...pieces);
  }

  /** Runs `read` with the output open; a file stays as it was where there is nothing to tell. */
  async writeWhile(
    file: string | undefined,
    io: Io,
    read: (onBlock: () => Promise<void>) => Promise<boolean>,
  ): Promise<void> {
    const output = await openOutput(file, io);
    const flush = async () => {
      if (this.#pieces.length > 0) await output.write(this.#take());
    };
    try {
      const isUsable = await read(flush);
      await flush();
      await (isUsable ? output.commit() : output.discard());
    } catch (error) {
      await output.discard();
      throw error;
    }
  }

  #take(): string | Uint8Array {
    const pieces = this.#pieces;
    this.#pieces = [];
    if (pieces.every((piece) => typeof piece === "string")) return pieces.join("");
    return Buffer.concat(
      pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)),
    );
  }
}
