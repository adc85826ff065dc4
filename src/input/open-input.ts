import { createReadStream, type Stats } from "node:fs";
import { open, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { constants, gunzipSync } from "node:zlib";
import { PhrasedError } from "../locale/phrased-error.js";
import { foreignContentError, unreadableError } from "./input-errors.js";
import { type InputSource, stdinName } from "./input-source.js";
import { headBytes, sniffContent } from "./sniff-content.js";

/** Bytes per read of a file: large enough that framing and hand-over cost nothing per line. */
const readBytes = 64 * 1024;

/** Opens a file or named pipe for reading; says in one sentence why it cannot. */
export async function openInput(name: string, cwd: string): Promise<InputSource> {
  const path = resolve(cwd, name);
  const stats = await statOrThrow(path, name);
  if (stats.isDirectory()) {
    const example = `${name.replace(/\/+$/, "")}/mail.log*`;
    throw new PhrasedError("INPUT_UNREADABLE", {
      key: "error.directoryAsIn",
      values: { name, example },
    });
  }
  if (stats.isSocket()) {
    throw new PhrasedError("INPUT_UNREADABLE", { key: "error.socket", values: { name } });
  }
  const isFile = stats.isFile();
  const { text, isPlain } = isFile ? await readHead(path, name) : { text: "", isPlain: false };
  return {
    name,
    sizeBytes: isFile ? stats.size : null,
    modifiedMs: isFile ? stats.mtimeMs : null,
    identity: `${stats.dev}:${stats.ino}`,
    head: text,
    plainPath: isPlain ? path : null,
    open: () => createReadStream(path, { highWaterMark: readBytes }),
  };
}

/** Standard input, or another stream that can be read once. */
export function streamInput(stream: Readable, name: string = stdinName): InputSource {
  return {
    name,
    sizeBytes: null,
    modifiedMs: null,
    identity: null,
    head: "",
    plainPath: null,
    open: () => stream,
  };
}

async function statOrThrow(path: string, name: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (cause) {
    throw unreadableError(name, cause);
  }
}

interface Head {
  readonly text: string;
  /** Whether the file's bytes are the text's. */
  readonly isPlain: boolean;
}

/** The first lines, for telling what it is and when it begins; throws where it is no text. */
async function readHead(path: string, name: string): Promise<Head> {
  const bytes = await readHeadBytes(path, name);
  const content = sniffContent(bytes);
  switch (content.kind) {
    case "text":
      return {
        text: wholeLines(bytes.subarray(content.bomBytes)),
        isPlain: content.bomBytes === 0,
      };
    case "gzip":
      return { text: wholeLines(gunzipStart(bytes)), isPlain: false };
    default:
      throw foreignContentError(name, content);
  }
}

async function readHeadBytes(path: string, name: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw unreadableError(name, cause);
  }
}

/** As much as the start of a gzip file gives; a damaged one is reported when it is read in full. */
function gunzipStart(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, headBytes);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Leaves out a last line that the head cuts off; a head of one line stays. */
function wholeLines(bytes: Buffer): string {
  const text = bytes.toString("latin1");
  const end = text.lastIndexOf("\n");
  return end === -1 ? text : text.slice(0, end + 1);
}
