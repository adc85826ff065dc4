import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.js";
import { tempDir } from "../input/temp-dir.js";
import { createTestIo, runMailwhy, type TestIo } from "./test-io.js";

const dir = tempDir();

/** The lines of one message that bounces. */
function bounce(recipient: string, minute = 0): string {
  const stamp = `Nov 21 22:${String(minute).padStart(2, "0")}:02 mail01 postfix`;
  const queueId = `4jX6ws6Zbtz${recipient.length.toString(16).toUpperCase()}${minute}B`;
  return (
    `${stamp}/qmgr[1]: ${queueId}: from=<news@corp.example>, size=1200, nrcpt=1 (queue active)\n` +
    `${stamp}/smtp[2]: ${queueId}: to=<${recipient}>, relay=mx1.example.com[192.0.2.9]:25, ` +
    "delay=1.2, delays=0.1/0/0.5/0.6, dsn=5.1.1, status=bounced (host mx1.example.com[192.0.2.9] " +
    `said: 550 5.1.1 <${recipient}>: User unknown (in reply to RCPT TO command))\n` +
    `${stamp}/qmgr[1]: ${queueId}: removed\n`
  );
}

function logFile(name: string, text: string): string {
  writeFileSync(join(dir, name), text);
  return name;
}

/** Waits until a condition holds, for what happens by a timer. */
async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !condition(); tries++) await sleep(10);
  expect(condition()).toBe(true);
}

const bouncedCount = (text: string) => JSON.parse(text).totals.recipients.bounced;

describe("run", () => {
  test("gives a hint instead of waiting for a person to type a log", async () => {
    const { code, err } = await runMailwhy([], { stdinIsTty: true });
    expect(code).toBe(2);
    expect(err).toContain("name a log file, as in mailwhy /var/log/mail.log");
    expect((await runMailwhy(["explain"], { stdinIsTty: true })).err).toContain("give a code");
  });

  test("prints the version of package.json", async () => {
    const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
    const { code, out } = await runMailwhy(["--version"]);
    expect({ code, out }).toEqual({ code: 0, out: `${JSON.parse(manifest).version}\n` });
  });

  test("a closed pipe is success", async () => {
    const closed = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("gone"), { code: "EPIPE" })),
    });
    const name = logFile("closed.log", bounce("ann@example.com"));
    for (const command of ["report", "events"]) {
      const { code, err } = await runMailwhy([command, name], { cwd: dir, stdout: closed });
      expect({ code, err }).toEqual({ code: 0, err: "" });
    }
  });

  test("waits for a slow reader instead of filling the memory", async () => {
    let buffered = 0;
    let most = 0;
    const slow = new Writable({
      highWaterMark: 1,
      write: (chunk: Buffer, _encoding, done) => {
        buffered += chunk.length;
        most = Math.max(most, slow.writableLength);
        setTimeout(done, 1);
      },
    });
    const log = Array.from({ length: 6000 }, (_, i) => bounce(`ann${i}@example.com`, i % 60));
    const name = logFile("slow.log", log.join(""));
    const { code } = await runMailwhy(["events", name], { cwd: dir, stdout: slow });
    expect(code).toBe(0);
    expect(buffered).toBeGreaterThan(4_000_000);
    expect(most).toBeLessThan(2_500_000);
  });

  test("an unexpected error says how to report it, and its stack only when asked", async () => {
    const broken = {
      cwd: dir,
      now: () => {
        throw new RangeError("clock stopped");
      },
    };
    const name = logFile("fault.log", bounce("ann@example.com"));
    const { code, err } = await runMailwhy([name], broken);
    expect(code).toBe(2);
    expect(err).toContain("mailwhy: unexpected error: clock stopped\n");
    expect(err).not.toContain("at ");
    const debugged = await runMailwhy([name], { ...broken, env: { MAILWHY_DEBUG: "1" } });
    expect(debugged.err).toContain("RangeError: clock stopped\n    at ");
  });
});

describe("--output", () => {
  test("replaces the file at once and leaves nothing else behind", async () => {
    const name = logFile("output.log", bounce("ann@example.com"));
    writeFileSync(join(dir, "report.json"), "old");
    const argv = ["--format", "json", "--output", "report.json", name];
    const { code, out } = await runMailwhy(argv, { cwd: dir });
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(bouncedCount(readFileSync(join(dir, "report.json"), "utf8"))).toBe(1);
    expect(readdirSync(dir).filter((file) => file.startsWith("."))).toEqual([]);
  });

  test("keeps the old file where there is nothing to tell", async () => {
    writeFileSync(join(dir, "kept.json"), "old");
    for (const command of ["report", "events"]) {
      const argv = [command, "--output", "kept.json", logFile("empty.log", "")];
      expect((await runMailwhy(argv, { cwd: dir })).code).toBe(2);
      expect(readFileSync(join(dir, "kept.json"), "utf8")).toBe("old");
    }
  });

  test("a directory is refused before anything is read", async () => {
    const { code, err } = await runMailwhy(["--output", ".", "none.log"], { cwd: dir });
    expect(code).toBe(2);
    expect(err).toContain("cannot write .: it is a directory");
  });
});

describe("a pipe that does not end", () => {
  function start(argv: readonly string[], io: TestIo) {
    return { io, done: run(argv, io) };
  }

  test("prints once when it ends before the interval", async () => {
    const { code, out } = await runMailwhy([], { stdinText: bounce("ann@example.com") });
    expect(code).toBe(0);
    expect(out.match(/^standard input/gm)).toHaveLength(1);
  });

  test("prints a fresh report when lines came in, and the last one on a signal", async () => {
    const { io, done } = start(["--interval", "20ms", "--format", "json"], createTestIo());
    const reports = () => io.out().split(/(?<=^\}\n)/m);
    io.stdin.write(bounce("ann@example.com", 1));
    await until(() => io.out().endsWith("}\n"));
    await sleep(100);
    expect(reports()).toHaveLength(1);
    io.stdin.write(bounce("bob@example.org", 2));
    await until(() => reports().length === 2);
    expect(reports().map(bouncedCount)).toEqual([1, 2]);
    expect(io.signal()).toBe(true);
    expect(await done).toBe(0);
    expect(reports()).toHaveLength(2);
    expect(io.stdin.destroyed).toBe(true);
    expect(io.signal()).toBe(false);
  });

  test("JSON is one document unless an interval is asked for", async () => {
    const { io, done } = start(["--format", "json"], createTestIo());
    io.stdin.write(bounce("ann@example.com"));
    await until(() => io.stdin.readableLength === 0);
    await sleep(30);
    let taken = false;
    await until(() => {
      taken ||= io.signal();
      return taken;
    });
    expect(await done).toBe(0);
    expect(bouncedCount(io.out())).toBe(1);
  });

  test("follows one another with a line between", async () => {
    const { io, done } = start(["--interval", "20ms"], createTestIo());
    io.stdin.write(bounce("ann@example.com", 1));
    await until(() => io.out().includes("\n"));
    io.stdin.end(bounce("bob@example.org", 2));
    expect(await done).toBe(0);
    expect(io.out().split(`\n${"=".repeat(80)}\n`).length).toBeGreaterThan(1);
  });

  test("is redrawn in place on a terminal, within its rows", async () => {
    const io = createTestIo({ stdoutIsTty: true, columns: 80, rows: 10, env: { NO_COLOR: "1" } });
    const { done } = start(["--interval", "20ms"], io);
    io.stdin.write(bounce("ann@example.com", 1));
    await until(() => io.out().includes("\x1b[J"));
    const first = io.out();
    expect(first.startsWith("\x1b[H\x1b[J")).toBe(true);
    expect(first.split("\n").length).toBeLessThanOrEqual(10);
    io.stdin.end();
    expect(await done).toBe(0);
    const last = io.out().slice(first.length);
    expect(last.startsWith("\x1b[H\x1b[J")).toBe(true);
    expect(last.split("\n").length).toBeGreaterThan(10);
  });

  test("a file of --output always holds the latest report", async () => {
    const io = createTestIo({ cwd: dir });
    const argv = ["--interval", "20ms", "--format", "json", "--output", "live.json"];
    const { done } = start(argv, io);
    const bounced = () => {
      const isThere = readdirSync(dir).includes("live.json");
      return isThere ? bouncedCount(readFileSync(join(dir, "live.json"), "utf8")) : 0;
    };
    io.stdin.write(bounce("ann@example.com", 1));
    await until(() => bounced() === 1);
    io.stdin.write(bounce("bob@example.org", 2));
    await until(() => bounced() === 2);
    io.stdin.end(bounce("cyd@example.net", 3));
    expect(await done).toBe(0);
    expect(bounced()).toBe(3);
    expect(io.out()).toBe("");
  });
});

describe("progress", () => {
  const log = Array.from({ length: 12_000 }, (_, i) => bounce(`ann${i}@example.com`, i % 60));

  /** A clock that makes a second of each look at it. */
  function slowClock() {
    let nowMs = Date.parse("2026-11-22T12:00:00Z");
    return () => {
      nowMs += 1000;
      return nowMs;
    };
  }

  test("is drawn on a terminal for a long run, and cleared", async () => {
    const cwd = dir;
    const name = logFile("long.log", log.join(""));
    const { err } = await runMailwhy([name], { cwd, stderrIsTty: true, now: slowClock() });
    expect(err).toMatch(/\r\d+ % {2}[\d.]+ of [\d.]+ MB {2}[\d,]+ lines\/s {2}\d+ s left\x1b\[K/);
    expect(err.endsWith("\r\x1b[K")).toBe(true);
  });

  test.each([
    ["a short run", [], { stderrIsTty: true }],
    ["a log that is no terminal", [], { now: slowClock() }],
    ["--no-progress", ["--no-progress"], { stderrIsTty: true, now: slowClock() }],
    [
      "events on the same terminal",
      ["events"],
      { stderrIsTty: true, stdoutIsTty: true, now: slowClock() },
    ],
  ])("is silent for %s", async (_name, argv, io) => {
    const name = logFile("long.log", log.join(""));
    expect((await runMailwhy([...argv, name], { cwd: dir, ...io })).err).toBe("");
  });
});

test("unparsed lines are escaped for a terminal and left as they are elsewhere", async () => {
  const name = logFile("strange.log", `${bounce("ann@example.com")}\x1b[2J strange\n`);
  const argv = ["--unparsed", name];
  expect((await runMailwhy(argv, { cwd: dir })).out).toBe("strange.log:4: \x1b[2J strange\n");
  expect((await runMailwhy(argv, { cwd: dir, stdoutIsTty: true })).out).toBe(
    "strange.log:4: \\x1b[2J strange\n",
  );
});
