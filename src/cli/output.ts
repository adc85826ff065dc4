import { randomBytes } from "node:crypto";
import {
  access,
  constants,
  type FileHandle,
  open,
  realpath,
  rename,
  stat,
  unlink,
} from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { MailwhyError } from "../errors.js";
import type { Phrase } from "../locale/phrase.js";
import { PhrasedError } from "../locale/phrased-error.js";
import type { WordKey } from "../locale/words.js";
import type { Io } from "./io.js";
import { writeText } from "./write-text.js";

/** Where the result goes: standard output, or the file of `--output`. */
export interface Output {
  /** Waits until the text is taken. */
  write(text: string | Uint8Array): Promise<void>;
  /** All is written: a file takes its place now. */
  commit(): Promise<void>;
  /** Leaves nothing half-written behind. */
  discard(): Promise<void>;
}

/** Opens the output; a file is written beside its place, so that readers never see half of it. */
export async function openOutput(name: string | undefined, io: Io): Promise<Output> {
  if (name === undefined || name === "-") return standardOutput(io);
  try {
    return await openFile(resolve(io.cwd, name), name);
  } catch (cause) {
    throw unwritable(name, cause);
  }
}

/**
 * Says before hours of reading that the output has no place to go, or takes that of an input; opens
 * nothing.
 */
export async function checkOutput(
  name: string | undefined,
  inputs: readonly string[],
  io: Pick<Io, "cwd">,
): Promise<void> {
  if (name === undefined || name === "-") return;
  const followed = (path: string) => realpath(resolve(io.cwd, path)).catch(() => null);
  try {
    const target = (await followed(name)) ?? resolve(io.cwd, name);
    const existing = await stat(target).catch(() => null);
    if (existing?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    if (existing?.isFile() && (await Promise.all(inputs.map(followed))).includes(target)) {
      throw Object.assign(new Error(), { code: isInput });
    }
    if (existing === null || existing.isFile()) await access(dirname(target), constants.W_OK);
  } catch (cause) {
    throw unwritable(name, cause);
  }
}

function standardOutput(io: Io): Output {
  const done = async () => undefined;
  return { write: (text) => writeText(io.stdout, text), commit: done, discard: done };
}

async function openFile(path: string, name: string): Promise<Output> {
  const target = await realpath(path).catch(() => path);
  const existing = await stat(target).catch(() => null);
  if (existing !== null && !existing.isFile()) {
    // A device or pipe, such as /dev/null, has no place to be moved to; a directory fails here.
    return handleOutput(await open(target, "w"), name);
  }
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}`);
  const handle = await open(temporary, "wx", existing?.mode ?? 0o666);
  const output = handleOutput(handle, name);
  return {
    write: output.write,
    commit: async () => {
      await output.commit();
      await rename(temporary, target).catch((cause: unknown) => {
        throw unwritable(name, cause);
      });
    },
    discard: async () => {
      await output.discard();
      await unlink(temporary).catch(() => undefined);
    },
  };
}

function handleOutput(handle: FileHandle, name: string): Output {
  const close = () => handle.close();
  return {
    write: async (text) => {
      try {
        await handle.appendFile(text);
      } catch (cause) {
        throw unwritable(name, cause);
      }
    },
    commit: close,
    discard: () => close().catch(() => undefined),
  };
}

function unwritable(name: string, cause: unknown): MailwhyError {
  const phrase: Phrase = { key: "error.unwritable", values: { name, reason: reasonOf(cause) } };
  return new PhrasedError("OUTPUT_UNWRITABLE", phrase, { cause });
}

/** Stands among the codes of the system. */
const isInput = "MAILWHY_IS_INPUT";

/** By the code of the system's error. */
const reasons: Readonly<Record<string, WordKey>> = {
  [isInput]: "error.write.isInput",
  ENOENT: "error.write.noDirectory",
  ENOTDIR: "error.write.directoryIsFile",
  EISDIR: "error.write.isDirectory",
  EACCES: "error.write.noPermission",
  EPERM: "error.write.noPermission",
  EROFS: "error.write.readOnly",
  ENOSPC: "error.write.diskFull",
};

function reasonOf(cause: unknown): string | Phrase {
  if (!(cause instanceof Error)) return String(cause);
  const key = "code" in cause ? reasons[String(cause.code)] : undefined;
  return key === undefined ? cause.message : { key };
}
