import type { Readable, Writable } from "node:stream";

/** All that a command may touch of the world, so that tests can stand in for it. */
export interface Io {
  /** Getters in the real one: opening a stream that is not used costs start-up time. */
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly stdinIsTty: boolean;
  readonly stdoutIsTty: boolean;
  readonly stderrIsTty: boolean;
  /** Size of the terminal; undefined where standard output is none. */
  readonly columns: number | undefined;
  readonly rows: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Directory that relative file names start from. */
  readonly cwd: string;
  /** IANA name of the zone that the system is set to. */
  readonly systemTimezone: string;
  now(): number;
  /**
   * Calls the handler on the first SIGINT or SIGTERM; the next one kills as usual. Returns a
   * function that takes the handler off.
   */
  onSignal(handler: () => void): () => void;
}
