import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { splitCommand } from "../cli/split-command.js";
import { runMailwhy } from "../cli/test-io.js";
import { tempDir } from "../input/temp-dir.js";
import { findBlocks } from "../readme/blocks.js";
import { readCiPage } from "./ci-jobs.js";

// What docs/ci.md shows can be copied: its YAML is what the service takes, and its commands run.

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/ci.md"), "utf8");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { jobs, configs } = readCiPage(page);

test("there is a job for each service", () => {
  expect(jobs.map(({ service }) => service)).toEqual(["github", "gitlab"]);
});

test("all jobs set up and stop the mail server alike", () => {
  const [first = "", second = ""] = jobs.map(({ steps }) =>
    steps.map(({ script }) => script.trimEnd()).join("\n"),
  );
  for (const [from, to] of [
    ["# Installs Postfix", '/postfix" start\n'],
    ["# Waits a minute", '/mail.log"\n'],
  ] as const) {
    const cut = (script: string) => script.slice(script.indexOf(from), script.indexOf(to));
    expect(cut(first)).not.toBe("");
    expect(cut(second)).toBe(cut(first));
  }
});

describe("commands", () => {
  const scripts = jobs.flatMap(({ steps }) => steps.map(({ script }) => script));
  const typed = findBlocks(page)
    .filter(({ language }) => language === "sh")
    .map(({ content }) => content.replaceAll("\\\n", ""));
  const lines = [...scripts, ...typed]
    .flatMap((text) => text.split("\n"))
    .map((line) => line.trim())
    .filter((line) => /^(?:npx .*)?mailwhy\b|^npx\b/.test(line));

  test("are found", () => {
    expect(lines.length).toBeGreaterThan(3);
  });

  test.each(lines)("%s", async (line) => {
    const words = splitCommand(line.replace(/\s+#\s.*$/, ""));
    if (words[0] === "npx") {
      expect(words.splice(0, 3)).toEqual(["npx", "--yes", `mailwhy@${manifest.version}`]);
    } else {
      words.shift();
    }
    const place = copyPlace();
    const baseline = words[words.indexOf("--baseline") + 1];
    if (words.includes("--baseline") && baseline !== undefined) {
      await runMailwhy(["check", "mail.log", "--write-baseline", baseline], { cwd: place });
    }
    const argv = words.map((word) => locate(word, place));
    const { code, err } = await runMailwhy(argv, { cwd: place });
    expect(err).toBe("");
    expect([0, 1]).toContain(code);
  });
});

test.each(configs)("a config file: %s", async (text) => {
  const place = copyPlace();
  writeFileSync(join(place, "mailwhy.config.yaml"), text);
  const { code, err } = await runMailwhy(["check", "mail.log"], { cwd: place });
  expect({ code, err }).toEqual({ code: 1, err: "" });
});

const scratch = tempDir();
let places = 0;

/** A directory with logs where the page has them. */
function copyPlace(): string {
  places += 1;
  const place = join(scratch, String(places));
  mkdirSync(join(place, "var/log"), { recursive: true });
  const log = readFileSync(join(root, "samples/postfix/rsyslog-bsd.log"));
  for (const name of ["mail.log", "var/log/mail.log"]) writeFileSync(join(place, name), log);
  return place;
}

function locate(word: string, place: string): string {
  return word
    .replace("$MAIL_DIR/", `${place}/`)
    .replace("$GITHUB_STEP_SUMMARY", `${place}/summary.md`)
    .replace(/^\/var\//, `${place}/var/`);
}

test("links lead somewhere", () => {
  const links = Array.from(page.matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, to = ""]) => to);
  for (const link of links) expect(readFileSync(join(root, "docs", link))).not.toBe("");
});
