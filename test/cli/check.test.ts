import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.js";
import { checkFormats } from "../../src/report/check-reporters.js";
import { message } from "../check/check-log.js";
import { tempDir } from "../input/temp-dir.js";
import { createTestIo, type RunOptions, runMailwhy } from "./test-io.js";

const scratch = tempDir();
let runs = 0;
let cwd = "";

beforeEach(() => {
  runs += 1;
  cwd = join(scratch, `run-${runs}`);
  mkdirSync(join(cwd, "deep/er"), { recursive: true });
  write("good.log", ...message("ann@example.com", "sent"));
  write("bad.log", ...message("ann@example.com", "sent"), ...message("bob@corp.test", "bounced"));
});

function write(name: string, ...lines: readonly string[]): void {
  writeFileSync(join(cwd, name), lines.map((line) => `${line}\n`).join(""));
}

function read(name: string): string {
  return readFileSync(join(cwd, name), "utf8");
}

function check(words: string, options: RunOptions = {}) {
  return runMailwhy(["check", ...words.split(" ")], { cwd, ...options });
}

const resultOf = (text: string) => JSON.parse(text);

describe("exit codes", () => {
  test.each([
    { words: "good.log", code: 0 },
    { words: "bad.log", code: 1 },
    { words: "good.log bad.log", code: 1 },
    { words: "good.log nowhere.log", code: 2 },
    { words: "bad.log nowhere.log", code: 2 },
    { words: "--max bounced=1 bad.log", code: 0 },
    { words: "--max bounced=1 --max bounced=0 bad.log", code: 1 },
    { words: "--max bounced=x bad.log", code: 2 },
    { words: "--direction inbound good.log", code: 2 },
    { words: "--since 2027-01-01 good.log", code: 2 },
    { words: "--report json=nowhere/x.json good.log", code: 2 },
    { words: "--report json=x.json --report junit=x.json good.log", code: 2 },
    { words: "--report json=x.json --output x.json good.log", code: 2 },
    { words: "--config nowhere.yaml good.log", code: 2 },
    { words: "--baseline good.log good.log", code: 2 },
  ])("$words: $code", async ({ words, code }) => {
    const { code: actual } = await check(words);
    expect(actual).toBe(code);
  });

  test("standard input and gzip are judged, too", async () => {
    expect(await check("-", { stdinText: read("bad.log") })).toMatchObject({ code: 1 });
    writeFileSync(join(cwd, "bad.log.gz"), gzipSync(read("bad.log")));
    expect(await check("bad.log.gz")).toMatchObject({ code: 1 });
    writeFileSync(join(cwd, "cut.gz"), gzipSync(read("good.log")).subarray(0, 60));
    expect(await check("cut.gz")).toMatchObject({ code: 2 });
  });

  test("a reader that goes away changes nothing", async () => {
    const closed = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(), { code: "EPIPE" })),
    });
    for (const [file, code] of [
      ["good.log", 0],
      ["bad.log", 1],
      ["nowhere.log", 2],
    ] as const) {
      const io = createTestIo({ cwd, stdout: closed });
      expect(await run(["check", file], io)).toBe(code);
    }
  });
});

describe("reports", () => {
  test("several at once, and one to standard output", async () => {
    const { out, code } = await check(
      "--report json=a.json --report markdown=b.md --format tap bad.log",
    );
    expect(code).toBe(1);
    expect(resultOf(read("a.json")).verdict).toBe("failed");
    expect(read("b.md")).not.toBe("");
    expect(out).toMatch(/^TAP version/);
  });

  test.each(checkFormats.filter((format) => format !== "terminal"))(
    "%s names nobody unless it is asked to, and is the same anywhere",
    async (format) => {
      const { out } = await check(`--format ${format} bad.log`);
      expect(out).not.toContain("corp.test");
      const elsewhere = await check(`--format ${format} --width 60 --color always bad.log`, {
        columns: 200,
        env: { LANG: "fr_FR.UTF-8", CI: "true" },
        now: () => Date.parse("2026-12-01T00:00:00Z"),
      });
      expect(elsewhere.out.replaceAll("\u202f", " ")).toBe(out);
    },
  );

  test.each(checkFormats)("each format that is listed can go to a file: %s", async (format) => {
    const { code } = await check(`--report ${format}=out.txt good.log`);
    expect(code).toBe(0);
    expect(read("out.txt")).not.toBe("");
  });

  test("the terminal names people, but not where others read along", async () => {
    expect((await check("bad.log")).out).toContain("bob@corp.test");
    expect((await check("--redact bad.log")).out).not.toContain("corp.test");
    expect((await check("bad.log", { env: { CI: "true" } })).out).not.toContain("corp.test");
    const asked = await check("--no-redact bad.log", { env: { CI: "true" } });
    expect(asked.out).toContain("bob@corp.test");
  });

  test("the line that shows what is no log is redacted, the name of the file is not", async () => {
    mkdirSync(join(cwd, "app.corp"));
    write("app.corp/web.log", "GET / from ann@corp.test");
    const { out, code } = await check("--format json app.corp/web.log");
    expect(code).toBe(2);
    expect(out).toContain("app.corp/web.log is not a mail log");
    expect(out).toMatch(/it begins with: GET \/ from user-/);
    expect(out).not.toContain("corp.test");
  });

  test("are written also where nothing could be judged", async () => {
    const { code } = await check("--report json=a.json nowhere.log");
    expect(code).toBe(2);
    expect(resultOf(read("a.json"))).toMatchObject({
      verdict: "unjudged",
      unjudged: [{ kind: "input", message: "no such file: nowhere.log" }],
    });
  });
});

describe("baseline", () => {
  test("what is written accepts the log that it was written from", async () => {
    const written = await check("--write-baseline base.json bad.log");
    expect(written.code).toBe(0);
    expect(read("base.json")).toBe(
      [
        "{",
        '  "schemaVersion": 1,',
        '  "findings": {',
        '    "outbound/mailbox-unknown/-/550/5.1.1": { "bounced": 1 }',
        "  }",
        "}",
        "",
      ].join("\n"),
    );
    expect((await check("--baseline base.json bad.log")).code).toBe(0);
    write("worse.log", read("bad.log").trimEnd(), ...message("eve@corp.test", "bounced"));
    const worse = await check("--baseline base.json worse.log");
    expect(worse.code).toBe(1);
    expect(worse.out).toContain("worse: the baseline accepts 1");
    const better = await check("--baseline base.json good.log");
    expect(better.code).toBe(0);
    expect(better.out).toContain("No longer needed in base.json: 1 entry");
  });

  test("is written anew over an old one, and over no other file", async () => {
    await check("--write-baseline base.json good.log");
    expect(read("base.json")).toContain('"findings": {}');
    await check("--write-baseline base.json bad.log");
    expect(read("base.json")).toContain("mailbox-unknown");
    const before = read("good.log");
    expect((await check("--write-baseline good.log bad.log")).code).toBe(2);
    expect(read("good.log")).toBe(before);
  });

  test("is not written from what was not understood", async () => {
    expect((await check("--write-baseline base.json nowhere.log")).code).toBe(2);
    expect(existsSync(join(cwd, "base.json"))).toBe(false);
  });

  test("holds no addresses", async () => {
    await check("--write-baseline base.json bad.log");
    expect(read("base.json")).not.toMatch(/@|bob|corp/);
  });

  test.each([
    ["{}", "schemaVersion: "],
    ["[", "it is no JSON"],
    ['{"schemaVersion":2,"findings":{}}', "schemaVersion: "],
    ['{"schemaVersion":1,"findings":{"x":{}}}', "findings"],
    ['{"schemaVersion":1,"findings":{"outbound/policy/-/550/-":{"bounced":-1}}}', 'findings["out'],
    ['{"schemaVersion":1,"findings":{"outbound/policy/-/550/-":{"delivered":1}}}', 'findings["out'],
  ])("%s is none", async (text, what) => {
    write("base.json", text);
    const { code, err } = await check("--baseline base.json good.log");
    expect(code).toBe(2);
    expect(err).toContain(`base.json is no baseline: ${what}`);
  });
});

describe("config file", () => {
  const config = [
    "check:",
    "  max:",
    "    bounced: 1",
    "  baseline: base.json",
    "  reports:",
    "    json: out.json",
    "  redact: false",
  ];

  test("is found upwards, and its paths start from it", async () => {
    write("mailwhy.config.yaml", ...config);
    await check("--write-baseline base.json good.log");
    const { code } = await check("../../bad.log", { cwd: join(cwd, "deep/er") });
    expect(code).toBe(0);
    expect(readdirSync(join(cwd, "deep/er"))).toEqual([]);
    const result = resultOf(read("out.json"));
    expect(result.baseline).toMatchObject({ file: "../../base.json", new: 1 });
    expect(JSON.stringify(result)).toContain("bob@corp.test");
  });

  test("the nearest is taken; yaml before json", async () => {
    write("mailwhy.config.yaml", "check: { max: { bounced: 5 } }");
    write("deep/mailwhy.config.json", '{ "check": { "max": { "bounced": 0 } } }');
    const from = (where: string) => check(`${cwd}/bad.log`, { cwd: join(cwd, where) });
    expect((await from(".")).code).toBe(0);
    expect((await from("deep/er")).code).toBe(1);
    write("deep/mailwhy.config.yaml", "check: { max: { bounced: 9 } }");
    expect((await from("deep/er")).code).toBe(0);
  });

  test("an option goes before it, and --no-config does without", async () => {
    write("mailwhy.config.yaml", "check: { max: { bounced: 5 }, direction: inbound }");
    expect((await check("bad.log")).code).toBe(2);
    expect((await check("--direction outbound bad.log")).code).toBe(0);
    expect((await check("--direction all --max bounced=0 bad.log")).code).toBe(1);
    expect((await check("--no-config bad.log")).code).toBe(1);
  });

  test("init writes one that check takes, once", async () => {
    const config = (words: string) => runMailwhy(["config", ...words.split(" ")], { cwd });
    expect(await config("init")).toMatchObject({ code: 0, out: "", err: "" });
    expect((await config("init")).code).toBe(2);
    expect((await check("good.log")).code).toBe(0);
    expect((await config("show")).out).toContain("bounced: 0     # mailwhy.config.yaml:6");
    expect((await config("show --config nowhere.yaml")).code).toBe(2);
    expect((await config("sow")).code).toBe(2);
  });

  test("rules of one's own may name providers that budgets name", async () => {
    write(
      "own.yaml",
      "providers:",
      "  - id: corp-test",
      "    name: Corp Test",
      "    kind: mailbox",
      "    hosts: [mx.example.com]",
      "    signs: []",
      "    pages: {}",
      "    source: https://corp.example/",
      "rules:",
      "  - id: own.quota",
      "    cause: mailbox-full",
      "    pattern: quota is used up",
      "    literals: [quota is used up]",
      "    speaker: reply",
      "    examples: [{ text: '552 5.2.2 Your quota is used up' }]",
      "    source: https://corp.example/",
    );
    write("mailwhy.config.yaml", "check: { max: { 'provider:corp-test': 0 }, rules: [own.yaml] }");
    expect(await check("bad.log")).toMatchObject({ code: 1, err: "" });
  });
});
