import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Baseline, parseBaseline, writeBaseline } from "../check/baseline.js";
import { unreadableFileError } from "../input/input-errors.js";
import type { Phrase } from "../locale/phrase.js";
import { PhrasedError } from "../locale/phrased-error.js";
import type { Io } from "./io.js";
import { writeOutput } from "./write-output.js";

/** Reads the baseline to compare with. */
export async function loadBaseline(name: string, io: Pick<Io, "cwd">): Promise<Baseline> {
  const text = await readText(name, io);
  if (text === null) {
    throw new PhrasedError("CONFIG_INVALID", { key: "error.check.noBaseline", values: { name } });
  }
  return parseBaseline(name, text);
}

/** Takes care that no other file is overwritten: a log is soon named in the wrong place. */
export async function checkBaselinePlace(name: string, io: Pick<Io, "cwd">): Promise<void> {
  const text = await readText(name, io);
  if (text === null || text.trim() === "") return;
  await parseBaseline(name, text).catch((cause: unknown) => {
    const phrase: Phrase = { key: "error.check.otherFile", values: { name } };
    throw new PhrasedError("OUTPUT_UNWRITABLE", phrase, { cause });
  });
}

export async function saveBaseline(name: string, baseline: Baseline, io: Io): Promise<void> {
  await writeOutput(writeBaseline(baseline), name, io);
}

/** Null where there is no such file. */
async function readText(name: string, io: Pick<Io, "cwd">): Promise<string | null> {
  try {
    return await readFile(resolve(io.cwd, name), "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw unreadableFileError(name, cause);
  }
}
