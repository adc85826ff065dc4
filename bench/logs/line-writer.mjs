import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

const CHUNK_CHARS = 1 << 20;

/** Collects lines and writes them in large pieces; `isFull` tells when `flush` is due. */
export class LineWriter {
  lines = 0;
  #stream;
  #text = "";

  constructor(file) {
    this.#stream = file === "-" ? process.stdout : createWriteStream(file);
    this.#stream.on("error", (error) => {
      if (error.code === "EPIPE") process.exit(0);
      process.stderr.write(`${file}: ${error.message}\n`);
      process.exit(2);
    });
  }

  get isFull() {
    return this.#text.length >= CHUNK_CHARS;
  }

  add(line) {
    this.#text += line + "\n";
    this.lines += 1;
  }

  async flush() {
    const text = this.#text;
    this.#text = "";
    // Waiting here keeps memory flat when the disk or the reader is slower than we are.
    if (!this.#stream.write(text)) await once(this.#stream, "drain");
  }

  async close() {
    await this.flush();
    if (this.#stream === process.stdout) return;
    this.#stream.end();
    await finished(this.#stream);
  }
}
