import type { Writable } from "node:stream";

/** The reader of our output went away, as `head` does; that is success. */
export class ClosedPipeError extends Error {
  constructor(options?: ErrorOptions) {
    super("the reader closed the pipe", options);
    this.name = "ClosedPipeError";
  }
}

/** Writes and waits until the stream has taken it, so that nothing piles up behind a slow reader. */
export async function writeText(stream: Writable, text: string | Uint8Array): Promise<void> {
  if (text.length === 0) return;
  await new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(isClosedPipe(error) ? new ClosedPipeError({ cause: error }) : error);
    });
  });
}

/** Without a listener, a pipe that closes between two writes would end the process with a stack. */
export function ignoreStreamErrors(...streams: readonly Writable[]): void {
  for (const stream of streams) stream.on("error", () => undefined);
}

function isClosedPipe(error: Error): boolean {
  if (!("code" in error)) return false;
  return error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED";
}
