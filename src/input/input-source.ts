import type { Readable } from "node:stream";

/** Something that a log can be read from: a file, a named pipe, or standard input. */
export interface InputSource {
  /** As the user named it. */
  readonly name: string;
  /** Null where the end is not known: a pipe, a terminal. */
  readonly sizeBytes: number | null;
  /** Time of the last change in milliseconds; null for a pipe. */
  readonly modifiedMs: number | null;
  /** The same for two names of one file; null for standard input. */
  readonly identity: string | null;
  /** The first lines as latin1 text, decompressed; empty for a pipe, which can be read only once. */
  readonly head: string;
  /** Where an uncompressed regular file lies; null for all that must be read as a stream. */
  readonly plainPath: string | null;
  /** The bytes from the start. */
  open(): Readable;
}

/** How messages call standard input. */
export const stdinName = "standard input";
