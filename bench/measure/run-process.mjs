import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const GNU_TIME = "/usr/bin/time";

/** Without GNU time there is a wall clock, but no CPU time and no peak memory of children. */
export const canMeasureMemory = process.platform === "linux" && existsSync(GNU_TIME);

/**
 * Runs a whole process with its output thrown away and waits for its end. `pipe` names a file that
 * `cat` feeds to its standard input. `usage` asks for CPU time and memory; leave it out where
 * milliseconds count.
 */
export async function runProcess({ command, pipe, usage = true }, directory) {
  const usageFile = join(directory, "usage");
  const isMeasured = usage && canMeasureMemory;
  const measured = isMeasured ? [GNU_TIME, "-f", "%U %S %M", "-o", usageFile, ...command] : command;
  const [program, ...args] =
    pipe === undefined
      ? measured
      : ["sh", "-c", 'file=$1; shift; cat "$file" | "$@"', "sh", pipe, ...measured];

  const start = process.hrtime.bigint();
  const { code, errors } = await finish(
    spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] }),
  );
  const wallSeconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (code !== 0) return { failure: `exit ${code}: ${firstLine(errors)}` };
  if (!isMeasured) return { wallSeconds };

  const [user, system, kilobytes] = readFileSync(usageFile, "utf8").trim().split(" ").map(Number);
  return { wallSeconds, cpuSeconds: user + system, peakMegabytes: kilobytes / 1024 };
}

function finish(child) {
  return new Promise((resolve) => {
    let errors = "";
    child.stderr.setEncoding("utf8");
    child.stderr.on("data", (text) => {
      // Only the first words are shown; the rest is read so that the child never waits for us.
      if (errors.length < 1000) errors += text;
    });
    child.on("error", (error) => resolve({ code: 127, errors: error.message }));
    child.on("close", (code, signal) => resolve({ code: code ?? signal, errors }));
  });
}

/** The line that says what happened; node prints the place in its source before it. */
function firstLine(text) {
  const lines = text.trim().split("\n");
  return (lines.find((line) => /error/i.test(line)) ?? lines[0]).trim().slice(0, 160);
}
