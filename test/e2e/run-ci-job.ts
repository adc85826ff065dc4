import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { CiJob, CiStep } from "./ci-jobs.js";

const root = join(import.meta.dirname, "../..");

/** No step of these jobs takes a tenth of it. */
const stepTimeoutMs = 90_000;

/** What is special about a CI machine: root by `sudo`, and programs that come by the network. */
const tools: Readonly<Record<string, string>> = {
  sudo: '[ "$1" != -E ] || shift; exec "$@"',
  // test/e2e/install-postfix.sh has been there before.
  "apt-get": "exit 0",
  "debconf-set-selections": "cat > /dev/null",
  npm: `[ "$1" = ci ] || exec node "${join(root, "test/e2e/send-mail.mjs")}"`,
  npx: `shift 2; exec node "${join(root, "dist/bin.js")}" "$@"`,
};

export interface CiRun {
  /** Of the first step that failed; 0 where none did. */
  readonly code: number;
  /** What the last step printed; a step of GitLab is the whole job. */
  readonly out: string;
  /** What all steps printed, for people who look for a fault. */
  readonly log: string;
}

/** Runs a job's steps one after the other, below `place`. */
export async function runCiJob(
  job: CiJob,
  place: string,
  env: Readonly<Record<string, string>>,
): Promise<CiRun> {
  const bin = join(place, "bin");
  mkdirSync(bin, { recursive: true });
  for (const [name, script] of Object.entries(tools)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  const { PATH = "", HOME = "/root", TMPDIR = "/tmp" } = process.env;
  const path = [bin, "/usr/sbin", "/sbin", PATH].join(delimiter);
  const all = { PATH: path, HOME, TMPDIR, CI: "true", ...job.env, ...env };
  let code = 0;
  let out = "";
  let log = "";
  for (const [index, step] of job.steps.entries()) {
    if (code !== 0 && !step.isAlways) continue;
    const file = join(place, `step-${index}.sh`);
    writeFileSync(file, step.script);
    const ended = await runStep(step, file, place, all);
    code = code === 0 ? ended.code : code;
    out = ended.out;
    log += `== ${step.name}: exit code ${ended.code}\n${ended.out}`;
  }
  return { code, out, log };
}

function runStep(
  step: CiStep,
  file: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number; readonly out: string }> {
  const [command = "", ...args] = step.shell.split(" ").map((word) => word.replace("{0}", file));
  return new Promise((resolve, reject) => {
    // A group of its own, so that whatever hangs in it can be ended.
    const shell = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const timer = setTimeout(() => {
      if (shell.pid !== undefined) process.kill(-shell.pid, "SIGKILL");
    }, stepTimeoutMs);
    let out = "";
    for (const stream of [shell.stdout, shell.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        out += text;
      });
    }
    shell.on("error", reject);
    shell.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, out });
    });
  });
}
