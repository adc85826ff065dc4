import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const WRITER = fileURLToPath(new URL("../write-logs.mjs", import.meta.url));

/** Writes a log into `directory` and returns where it is and how long it is. */
export async function writeLog(directory, mta, options) {
  const file = join(directory, `${mta}.log`);
  const args = [WRITER, "--mta", mta, "--out", file];
  for (const [name, value] of Object.entries(options)) args.push(`--${name}`, String(value));
  const { stderr } = await promisify(execFile)(process.execPath, args);
  const lines = Number(/: (\d+) lines/.exec(stderr)?.[1]);
  return { file, lines, bytes: statSync(file).size };
}
