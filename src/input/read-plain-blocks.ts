import { type FileHandle, open } from "node:fs/promises";
import { unreadableError } from "./input-errors.js";
import { maxLineBytes } from "./line-frame.js";
import type { ReadBlocksOptions } from "./read-blocks.js";

/** Bytes per read; a line that is longer makes the buffer grow up to the longest line allowed. */
const blockBytes = 64 * 1024;

const lineFeed = 0x0a;

/**
 * The blocks of an uncompressed file, read straight into buffers: the streams that everything else
 * goes through take a third of the time of a whole report. While one block is out, the next is being
 * read; a block is good until the next one is asked for.
 */
export async function* readPlainBlocks(
  path: string,
  name: string,
  { signal, onBytes, onOversized }: ReadBlocksOptions,
): AsyncGenerator<Buffer> {
  const file = await open(path).catch((cause: unknown) => {
    throw unreadableError(name, cause);
  });
  let reading: Promise<number> | null = null;
  try {
    let buffer = Buffer.allocUnsafe(blockBytes);
    let other = Buffer.allocUnsafe(blockBytes);
    let kept = 0;
    let dropping = false;
    while (signal?.aborted !== true) {
      reading ??= readMore(file, buffer, kept, name);
      const bytesRead = await reading;
      reading = null;
      if (bytesRead === 0) break;
      onBytes?.(bytesRead);
      const filled = kept + bytesRead;
      const end = buffer.lastIndexOf(lineFeed, filled - 1) + 1;
      if (end > 0) {
        const firstEnd = buffer.indexOf(lineFeed) + 1;
        const isOverlong = dropping || firstEnd - 1 > maxLineBytes;
        if (isOverlong) onOversized?.(1);
        dropping = false;
        const start = isOverlong ? firstEnd : 0;
        const block = buffer.subarray(start, end);
        kept = filled - end;
        if (other.length < buffer.length) other = Buffer.allocUnsafe(buffer.length);
        buffer.copy(other, 0, end, filled);
        [buffer, other] = [other, buffer];
        reading = readMore(file, buffer, kept, name);
        // Whoever stops early never waits for it.
        reading.catch(() => undefined);
        if (block.length > 0) yield block;
      } else if (dropping || filled > maxLineBytes) {
        dropping = true;
        kept = 0;
      } else {
        kept = filled;
        if (kept === buffer.length) {
          buffer = Buffer.concat([buffer], buffer.length * 2);
        }
      }
    }
    if (dropping) onOversized?.(1);
    else if (kept > 0) yield buffer.subarray(0, kept);
  } finally {
    // The file must not be closed under a read.
    await reading?.catch(() => undefined);
    await file.close();
  }
}

async function readMore(
  file: FileHandle,
  buffer: Buffer,
  at: number,
  name: string,
): Promise<number> {
  try {
    return (await file.read(buffer, at, buffer.length - at, null)).bytesRead;
  } catch (cause) {
    throw unreadableError(name, cause);
  }
}
