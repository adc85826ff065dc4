import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { tempDir } from "../input/temp-dir.js";
import { runMailwhy } from "./test-io.js";

const dir = tempDir();
const line =
  "Nov 21 22:00:02 mail01 postfix/smtp[2]: 4jX6ws6Zbtz1B: to=<ann@example.com>, " +
  "relay=mx1.example.com[192.0.2.9]:25, delay=1.2, delays=0.1/0/0.5/0.6, dsn=5.1.1, " +
  "status=bounced (host mx1.example.com[192.0.2.9] said: 550 5.1.1 <ann@example.com>: User " +
  "unknown (in reply to RCPT TO command))\n";
writeFileSync(join(dir, "mail.log"), line);

const han = /\p{Script=Han}/u;

describe("language", () => {
  test.each([
    { argv: ["explain", "550"], env: { LANG: "zh_CN.UTF-8" }, isChinese: true },
    { argv: ["explain", "550"], env: { LANG: "zh_TW" }, isChinese: true },
    { argv: ["explain", "550"], env: {}, isChinese: false },
    { argv: ["explain", "550"], env: { LC_ALL: "C", LANG: "zh_CN" }, isChinese: false },
    { argv: ["explain", "--lang", "en", "550"], env: { LANG: "zh_CN" }, isChinese: false },
    { argv: ["explain", "--lang", "zh", "550 5.1.1 User unknown"], env: {}, isChinese: true },
    { argv: ["explain", "--lang", "zh", "559"], env: {}, isChinese: true },
    { argv: ["report", "mail.log"], env: { LC_MESSAGES: "zh_CN" }, isChinese: true },
    { argv: ["--lang", "zh", "mail.log"], env: {}, isChinese: true },
    { argv: ["mail.log"], env: { LANG: "en_US" }, isChinese: false },
  ])("$argv in $env: Chinese $isChinese", async ({ argv, env, isChinese }) => {
    const { code, out, err } = await runMailwhy(argv, { env, cwd: dir });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(han.test(out)).toBe(isChinese);
  });

  test.each([
    { argv: ["report", "--format", "json", "mail.log"] },
    { argv: ["explain", "--format", "json", "550"] },
    { argv: ["explain", "--format", "json", line] },
  ])("JSON of $argv.0: the keys and ids stay, the texts follow", async ({ argv }) => {
    const [english, chinese] = await Promise.all([
      runMailwhy(argv, { cwd: dir }),
      runMailwhy(argv, { cwd: dir, env: { LANG: "zh_CN" } }),
    ]);
    const texts: string[] = [];
    compare(JSON.parse(english.out), JSON.parse(chinese.out), texts);
    expect(texts.some((text) => han.test(text))).toBe(true);
    for (const id of ["list-owner", "sender-admin", "550", "5.1.1", "X.1.1", "outbound"]) {
      expect(chinese.out.split(`"${id}"`).length).toBe(english.out.split(`"${id}"`).length);
    }
  });

  test.each([
    ["--lang", "zh", "explain", "999"],
    ["explain", "--lang=zh", "999"],
    ["explain", "999", "--lang", "zh"],
    ["--lang=zh", "explain", "--help"],
    ["explain", "--help", "--lang", "zh"],
    ["--help", "--lang", "zh"],
    ["--lang", "zh", "--help"],
    ["help", "--lang", "zh", "events"],
    ["help", "events", "--lang=zh"],
    ["events", "--lang", "zh", "none.log"],
    ["events", "--help", "--lang", "zh"],
    ["report", "--lang", "zh", "--nonsense"],
    ["explain", "--lang", "fr", "--lang", "zh", "999"],
    ["none.log", "--lang", "zh"],
  ])("--lang governs help and errors wherever it stands: %s", async (...argv) => {
    const { out, err } = await runMailwhy(argv, { env: { LANG: "es_ES" } });
    expect(out + err).toMatch(han);
  });

  test.each([
    ["explain", "--lang", "xx", "550"],
    ["--lang=xx", "explain", "550"],
    ["--help", "--lang", "xx"],
    ["explain", "550", "--lang"],
  ])("a --lang that names no language is told in that of the environment: %s", async (...argv) => {
    const { code, out, err } = await runMailwhy(argv, { env: { LANG: "zh_CN" } });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(han);
    expect(err).toContain("--lang");
  });

  test("behind -- it is a file", async () => {
    const { err } = await runMailwhy(["events", "--", "--lang", "zh"], { env: { LANG: "en" } });
    expect(err).toBe("mailwhy: no such file: --lang\nmailwhy: no such file: zh\n");
  });

  test("a fault is told in the reader's language, with its English cause", async () => {
    const now = () => {
      throw new RangeError("clock stopped");
    };
    const { err } = await runMailwhy(["mail.log"], { now, cwd: dir, env: { LANG: "zh_CN" } });
    expect(err).toMatch(/^mailwhy: \p{Script=Han}+：clock stopped\n/u);
  });

  test("progress is told in the reader's language", async () => {
    writeFileSync(join(dir, "long.log"), line.repeat(20_000));
    let nowMs = Date.parse("2026-11-22T12:00:00Z");
    const now = () => {
      nowMs += 1000;
      return nowMs;
    };
    const argv = ["events", "--lang", "fr", "long.log"];
    const { err } = await runMailwhy(argv, { now, cwd: dir, stderrIsTty: true, columns: 60 });
    expect(err).toMatch(/\r\d+\u00a0% {2}\d+,\d sur \d+,\d Mo {2}[\d\u202f]+ lignes\/s {2}/);
  });
});

/** Same shape, same keys in the same order, same numbers; collects the texts of the second. */
function compare(one: unknown, other: unknown, texts: string[]): void {
  expect(typeof other).toBe(typeof one);
  if (typeof other === "string") texts.push(other);
  else if (typeof one !== "object" || one === null) expect(other).toBe(one);
  else if (typeof other === "object" && other !== null) {
    expect(Object.keys(other)).toEqual(Object.keys(one));
    for (const key of Object.keys(one)) {
      compare(Reflect.get(one, key), Reflect.get(other, key), texts);
    }
  }
}
