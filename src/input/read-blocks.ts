import { pipeline } from "node:stream/promises";
import split2 from "split2";
import { decodeInput } from "./decode-input.js";
import { unreadableError } from "./input-errors.js";
import type { InputSource } from "./input-source.js";
import { LineFrame, maxLineBytes, overlongLine } from "./line-frame.js";
import { readPlainBlocks } from "./read-plain-blocks.js";

/** As many as most streams give at a time, and the rest of a line from before. */
const firstBlockBytes = 128 * 1024;

export interface ReadBlocksOptions {
  /** Ends the reading as if the input ended. */
  readonly signal?: AbortSignal;
  /** Called with the bytes as they come in, compressed or not. */
  readonly onBytes?: (bytes: number) => void;
  /** Called where lines were dropped for being longer than `maxLineBytes`. */
  readonly onOversized?: (lines: number) => void;
  readonly maxLineBytes?: number;
}

/**
 * The log as blocks of whole lines, each line with its line feed; the last may lack it. A block is
 * good until the next one is asked for. An input that fails half-way gives all its blocks up to
 * there before the error is thrown.
 */
export async function* readBlocks(
  source: InputSource,
  options: ReadBlocksOptions = {},
): AsyncGenerator<Buffer> {
  if (source.plainPath !== null && options.maxLineBytes === undefined) {
    yield* readPlainBlocks(source.plainPath, source.name, options);
    return;
  }
  const frame = new LineFrame(options.maxLineBytes ?? maxLineBytes);
  const fault: { error?: Error } = {};
  // Strings pass split2 undecoded; one block ahead is enough, more would only fill memory.
  const framed = split2(frame, { decodeStrings: false, readableHighWaterMark: 1 });
  const stream = source.open();
  const text = decodeInput(stream, {
    name: source.name,
    signal: options.signal ?? new AbortController().signal,
    onBytes: options.onBytes ?? (() => undefined),
  });
  const joined = pipeline(untilFault(text, source.name, fault), framed);
  // The loop below meets the same failure.
  joined.catch(() => undefined);
  try {
    // One buffer serves all: what is allocated for each block piles up until it is collected.
    let buffer = Buffer.allocUnsafe(firstBlockBytes);
    for await (const block of framed) {
      if (block === overlongLine) options.onOversized?.(1);
      else if (typeof block === "string") {
        if (buffer.length < block.length) buffer = Buffer.allocUnsafe(block.length * 2);
        yield buffer.subarray(0, buffer.write(block, "latin1"));
      }
    }
  } finally {
    // A reader who stops early must not wait for a live pipe to say something more.
    stream.destroy();
  }
  await joined;
  if (fault.error !== undefined) throw fault.error;
}

/** Ends where the text fails, so that what was read before still runs through the pipeline. */
async function* untilFault(
  text: AsyncIterable<string>,
  name: string,
  fault: { error?: Error },
): AsyncGenerator<string> {
  try {
    yield* text;
  } catch (error) {
    fault.error = unreadableError(name, error);
  }
}
