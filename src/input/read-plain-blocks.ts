import { readSync } from "node:fs";
import { open } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { unreadableError } from "./input-errors.js";
import { maxLineBytes } from "./line-frame.js";
import type { ReadBlocksOptions } from "./read-blocks.js";

/** Bytes per read; a line that is longer makes the buffer grow up to the longest line allowed. */
const blockBytes = 64 * 1024;
/** Reads between two turns of the event loop: signals and timers wait some milliseconds at most. */
const readsPerTurn = 16;

const lineFeed = 0x0a;

/**
 * The blocks of an uncompressed regular file. It is read synchronously: what is asked of a disk's
 * cache comes at once, while streams, and promises too, take a tenth of a whole report's time. A
 * block is good until the next one is asked for.
 */
export async function* readPlainBlocks(
  path: string,
  name: string,
  { signal, onBytes, onOversized }: ReadBlocksOptions,
): AsyncGenerator<Buffer> {
  const file = await open(path).catch((cause: unknown) => {
    throw unreadableError(name, cause);
  });
  try {
    let buffer = Buffer.allocUnsafe(blockBytes);
    let kept = 0;
    let dropping = false;
    for (let reads = 1; signal?.aborted !== true; reads += 1) {
      if (reads % readsPerTurn === 0) await setImmediate();
      const bytesRead = readMore(file.fd, buffer, kept, name);
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
        if (start < end) yield buffer.subarray(start, end);
        kept = filled - end;
        buffer.copyWithin(0, end, filled);
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
    await file.close();
  }
}

function readMore(fd: number, buffer: Buffer, at: number, name: string): number {
  try {
    return readSync(fd, buffer, at, buffer.length - at, null);
  } catch (cause) {
    throw unreadableError(name, cause);
  }
}
