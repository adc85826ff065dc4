import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { checkReporters } from "../../src/report/check-reporters.js";
import { tempDir } from "../input/temp-dir.js";
import { runMailwhy } from "./test-io.js";

// A real log in all formats at once.

const root = join(import.meta.dirname, "../..");
const log = "samples/postfix/rsyslog-bsd.log";
const lines = readFileSync(join(root, log), "utf8").split("\n");
const dir = tempDir();
// The registry is a literal, so its keys are exactly those of its type.
const formats = (Object.keys(checkReporters) as readonly (keyof typeof checkReporters)[]).filter(
  (name) => checkReporters[name].isEnglish,
);

function written(language: string, format: string): string {
  return readFileSync(join(dir, `${language}-${format}`), "utf8");
}

beforeAll(async () => {
  for (const language of ["en", "fr"]) {
    const reports = formats.flatMap((name) => [
      "--report",
      `${name}=${join(dir, `${language}-${name}`)}`,
    ]);
    const argv = ["check", "--lang", language, ...reports, log];
    const { code, err } = await runMailwhy(argv, { cwd: root });
    expect({ code, err }).toEqual({ code: 1, err: "" });
  }
});

describe("a log in the formats of CI", () => {
  test("there are eight", () => {
    expect(formats).toEqual([
      ...["json", "junit", "sarif", "github", "github-summary", "gitlab", "tap", "markdown"],
    ]);
  });

  test.each(formats)("%s: the same bytes in every language", (format) => {
    expect(written("fr", format)).toBe(written("en", format));
  });

  test.each(formats)("%s: none of the log's addresses", (format) => {
    const addresses = new Set(
      lines.flatMap((line) => line.match(/[\w.-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []),
    );
    expect(addresses.size).toBeGreaterThan(20);
    const text = written("en", format);
    expect([...addresses].filter((address) => text.includes(address))).toEqual([]);
  });

  test("SARIF points at the lines that the examples came from", () => {
    const [run] = JSON.parse(written("en", "sarif")).runs;
    expect(run.results.length).toBeGreaterThan(20);
    for (const { locations, ruleId } of run.results) {
      const { artifactLocation, region } = locations[0].physicalLocation;
      expect(artifactLocation.uri).toBe(log);
      const [, , , code] = ruleId.split("/");
      if (/^\d+$/.test(code)) expect(lines[region.startLine - 1]).toContain(code);
    }
  });
});
