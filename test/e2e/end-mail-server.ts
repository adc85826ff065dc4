import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Ends what a job of docs/ci.md left running below `dir`, which is nothing unless it was broken off.
 * A process is ended by the id that the job wrote down, and only while it is what it was.
 */
export async function endMailServer(dir: string): Promise<void> {
  const config = join(dir, "postfix");
  if (isRunning(join(dir, "queue/pid/master.pid"), "master")) {
    spawnSync("/usr/sbin/postfix", ["-c", config, "abort"], { stdio: "ignore", timeout: 20_000 });
  }
  const sink = join(dir, "sink.pid");
  if (isRunning(sink, "smtp-sink")) process.kill(readId(sink), "SIGTERM");
  for (let turn = 0; turn < 50 && isRunning(sink, "smtp-sink"); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function readId(file: string): number {
  return existsSync(file) ? Number(readFileSync(file, "utf8").trim()) : 0;
}

/** Whether the process of a file of ids has this name; one that has ended has no command line. */
function isRunning(file: string, name: string): boolean {
  const path = `/proc/${readId(file)}/cmdline`;
  return existsSync(path) && (readFileSync(path, "utf8").split("\0")[0] ?? "").endsWith(name);
}
