import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A directory that is gone after the tests of the file. */
export function tempDir(): string {
  const path = mkdtempSync(join(tmpdir(), "mailwhy-test-"));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
