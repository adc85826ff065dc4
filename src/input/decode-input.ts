import { addAbortSignal, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, type ZlibOptions } from "node:zlib";
import { foreignContentError } from "./input-errors.js";
import { magicBytes, sniffContent } from "./sniff-content.js";

/**
 * Large blocks, and a read buffer of nothing on purpose: zlib then works on only when all that it
 * gave has been taken, so that nothing of a truncated file is lost when its end fails.
 */
const gunzipOptions: ZlibOptions & { readonly readableHighWaterMark: number } = {
  chunkSize: 256 * 1024,
  readableHighWaterMark: 1,
};

const lineFeed = 0x0a;

export interface DecodeOptions {
  readonly name: string;
  /** Ends the reading as if the input ended. */
  readonly signal: AbortSignal;
  /** Called with the bytes as they come in, compressed or not. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * The text of a byte stream as latin1, one character per byte: gzip unpacked (told by its content,
 * several members too), a UTF-8 byte order mark left out. Throws when the stream fails, after all
 * that came before it.
 */
export async function* decodeInput(
  stream: Readable,
  options: DecodeOptions,
): AsyncGenerator<string> {
  addAbortSignal(options.signal, stream);
  try {
    yield* decode(countBytes(stream, options), options);
  } finally {
    // Also where the content is refused: a pipe left open would keep the process alive.
    stream.destroy();
  }
}

/** gzip within gzip is unpacked as well; it happens when a compressed log is rotated again. */
async function* decode(
  chunks: AsyncIterable<Buffer>,
  options: DecodeOptions,
): AsyncGenerator<string> {
  const { first, rest } = await peek(chunks);
  if (first.length === 0) return;
  const content = sniffContent(first);
  switch (content.kind) {
    case "text":
      yield first.toString("latin1", content.bomBytes);
      for await (const chunk of rest) yield chunk.toString("latin1");
      return;
    case "gzip":
      yield* decode(gunzip(prepend(first, rest)), options);
      return;
    default:
      throw foreignContentError(options.name, content);
  }
}

async function* countBytes(
  stream: Readable,
  { signal, onBytes }: DecodeOptions,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk), "latin1");
      onBytes(bytes.length);
      yield bytes;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const unpacked = createGunzip(gunzipOptions);
  // The same failure reaches the loop below through the stream itself.
  const joined = pipeline(chunks, unpacked).catch(() => undefined);
  for await (const chunk of unpacked) {
    if (Buffer.isBuffer(chunk)) yield chunk;
  }
  await joined;
}

/** Takes enough off the start to tell what it is, without waiting for more than a line. */
async function peek(
  chunks: AsyncIterable<Buffer>,
): Promise<{ first: Buffer; rest: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let first: Buffer = Buffer.alloc(0);
  while (first.length < magicBytes && !first.includes(lineFeed)) {
    const next = await iterator.next();
    if (next.done === true) break;
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value]);
  }
  return { first, rest: { [Symbol.asyncIterator]: () => iterator } };
}

async function* prepend(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
