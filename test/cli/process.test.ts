import { execFileSync, spawn } from "node:child_process";
import { cpSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { tempDir } from "../input/temp-dir.js";

// What only a real process shows: signals, pipes that close, and that it ends.

const root = join(import.meta.dirname, "../..");
const place = tempDir();
const bin = join(place, "dist", "bin.js");
const line =
  "Nov 21 22:00:02 mail01 postfix/smtp[2]: 4jX6ws6ZbtzLP6B: to=<ann@example.com>, " +
  "relay=mx1.example.com[192.0.2.9]:25, delay=1.2, delays=0.1/0/0.5/0.6, dsn=5.1.1, " +
  "status=bounced (host mx1.example.com[192.0.2.9] said: 550 5.1.1 User unknown " +
  "(in reply to RCPT TO command))\n";

beforeAll(() => {
  const bundler = join(root, "node_modules/rolldown/bin/cli.mjs");
  const args = ["-c", "--dir", join(place, "dist"), "--logLevel", "silent"];
  execFileSync(process.execPath, [bundler, ...args], { cwd: root });
  for (const name of ["data", "package.json"]) {
    cpSync(join(root, name), join(place, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(place, "node_modules"));
}, 120_000);

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[]) {
  const child = spawn(process.execPath, [bin, ...args], { stdio: "pipe" });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code) => resolve({ code, out, err }));
  });
  return { child, ended };
}

test("a reader who has seen enough ends it, with success", async () => {
  const file = join(place, "big.log");
  writeFileSync(file, line.repeat(40_000));
  const { child, ended } = start(["events", file]);
  child.stdout.once("data", () => child.stdout.destroy());
  const { code, err } = await ended;
  expect({ code, err }).toEqual({ code: 0, err: "" });
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s on a live pipe prints the last report",
  async (signal) => {
    const { child, ended } = start(["--format", "json", "--interval", "50ms"]);
    child.stdin.write(line);
    child.stdout.once("data", () => child.kill(signal));
    const { code, out, err } = await ended;
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out).input.lines).toBe(1);
  },
);

test("a file is read and the process ends by itself", async () => {
  const { ended } = start([join(place, "none.log")]);
  const { code, out, err } = await ended;
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("mailwhy: no such file: ");
});
