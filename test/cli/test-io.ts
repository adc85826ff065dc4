import { PassThrough, Readable, Writable } from "node:stream";
import type { Io } from "../../src/cli/io.js";
import { run } from "../../src/cli/run.js";

/** When the tests take place. */
export const testNowMs = Date.parse("2026-11-22T12:00:00Z");

/** A world of its own for one run. */
export interface TestIo extends Io {
  readonly stdin: PassThrough;
  readonly out: () => string;
  readonly err: () => string;
  /** Sends a signal; false where nobody listens, so that the process would end. */
  readonly signal: () => boolean;
}

export function createTestIo(changes: Partial<Omit<Io, "stdin">> = {}): TestIo {
  const out = collector();
  const err = collector();
  const handlers = new Set<() => void>();
  return {
    stdin: new PassThrough(),
    stdout: out.stream,
    stderr: err.stream,
    stdinIsTty: false,
    stdoutIsTty: false,
    stderrIsTty: false,
    columns: undefined,
    rows: undefined,
    env: {},
    cwd: import.meta.dirname,
    systemTimezone: "UTC",
    now: () => testNowMs,
    onSignal: (handler) => {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    ...changes,
    out: out.text,
    err: err.text,
    signal: () => {
      const listened = handlers.size > 0;
      for (const handler of handlers) handler();
      handlers.clear();
      return listened;
    },
  };
}

export interface RunOptions extends Partial<Omit<Io, "stdin">> {
  /** What stands on standard input, which then ends. */
  readonly stdinText?: string | Uint8Array;
}

/** Runs mailwhy in process, with standard input that ends. */
export async function runMailwhy(argv: readonly string[], options: RunOptions = {}) {
  const { stdinText = "", ...changes } = options;
  const io = createTestIo(changes);
  Readable.from(stdinText.length === 0 ? [] : [Buffer.from(stdinText)]).pipe(io.stdin);
  const code = await run(argv, io);
  return { code, out: io.out(), err: io.err() };
}

function collector() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString("utf8") };
}
