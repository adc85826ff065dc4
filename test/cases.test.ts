import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { splitCommand } from "./cli/split-command.js";
import { runMailwhy, testNowMs } from "./cli/test-io.js";
import { tempDir } from "./input/temp-dir.js";

// A case is a directory: `cmd` (mailwhy and its arguments, without a shell), its input files, an
// optional `stdin`, and what is expected: `expected.out`, `expected.err` (none: silence) and
// `expected.code` (none: 0). UPDATE_CASES=1 writes what came out; read the difference like code.

const root = join(import.meta.dirname, "cases");
const isUpdating = process.env.UPDATE_CASES === "1";
const expectations = ["expected.out", "expected.err", "expected.code"];
const names = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const copies = tempDir();

if (isUpdating && process.env.CI) {
  throw new Error("UPDATE_CASES is for people who read what changes; CI never writes cases");
}

/** A copy whose files all changed now, for a checkout leaves no meaningful file times. */
function copyCase(name: string): string {
  const copy = join(copies, name);
  cpSync(join(root, name), copy, { recursive: true });
  for (const file of readdirSync(copy)) {
    utimesSync(join(copy, file), testNowMs / 1000, testNowMs / 1000);
  }
  return copy;
}

function read(path: string, otherwise: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : otherwise;
}

function update(name: string, actual: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(actual)) {
    const path = join(root, name, file);
    const isDefault = content === "" || (file === "expected.code" && content === "0\n");
    if (isDefault) rmSync(path, { force: true });
    else writeFileSync(path, content);
  }
}

describe("cases", () => {
  test.each(names)("%s", async (name) => {
    const cwd = copyCase(name);
    const [program, ...argv] = splitCommand(read(join(cwd, "cmd"), ""));
    expect(program).toBe("mailwhy");
    const stdin = join(cwd, "stdin");
    const stdinText = existsSync(stdin) ? readFileSync(stdin) : "";
    const { code, out, err } = await runMailwhy(argv, { cwd, stdinText });
    const actual = { "expected.out": out, "expected.err": err, "expected.code": `${code}\n` };
    if (isUpdating) update(name, actual);
    const expected = expectations.map((file) =>
      read(join(root, name, file), file === "expected.code" ? "0\n" : ""),
    );
    expect(Object.values(actual)).toEqual(expected);
  });
});
