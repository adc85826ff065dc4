import { readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { type ConfigFile, parseConfig } from "../config/config-file.js";
import { configNames } from "../config/initial-config.js";
import { unreadableFileError } from "../input/input-errors.js";
import { PhrasedError } from "../locale/phrased-error.js";
import type { Io } from "./io.js";

/** A config file, and how to name what it names. */
export interface FoundConfig {
  readonly file: ConfigFile;
  /** A path that starts from the file's directory, as one that starts from the working directory. */
  readonly fromHere: (path: string) => string;
}

/**
 * Reads the config file that is named, else the nearest from the working directory upwards; null
 * where there is none, or `false` asks for none.
 */
export async function loadConfig(
  named: string | false | undefined,
  io: Pick<Io, "cwd">,
): Promise<FoundConfig | null> {
  if (named === false) return null;
  const path = named === undefined ? await findConfig(io.cwd) : resolve(io.cwd, named);
  if (path === null) return null;
  const name = named ?? (relative(io.cwd, path) || path);
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") {
      throw new PhrasedError("CONFIG_INVALID", { key: "error.config.fileFor", values: { name } });
    }
    throw unreadableFileError(name, cause);
  });
  return {
    file: await parseConfig(name, text),
    fromHere: (other) => relative(io.cwd, resolve(dirname(path), other)) || other,
  };
}

async function findConfig(cwd: string): Promise<string | null> {
  for (let directory = resolve(cwd); ; directory = dirname(directory)) {
    for (const name of configNames) {
      const path = join(directory, name);
      const found = await stat(path).catch(() => null);
      if (found?.isFile() === true) return path;
    }
    if (directory === dirname(directory)) return null;
  }
}
