import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tempDir } from "../input/temp-dir.js";
import { runMailwhy } from "./test-io.js";

const dir = tempDir();

test.each([
  [["compare", "--format", "html", "252", "500"], '<html lang="en">'],
  [["codes", "--format", "markdown", "550"], "| Code | Name |"],
])("%j writes to the file of --output and nothing else", async (argv, words) => {
  const { code, out, err } = await runMailwhy([...argv, "--output", "page"], { cwd: dir });
  expect({ code, out, err }).toEqual({ code: 0, out: "", err: "" });
  expect(readFileSync(join(dir, "page"), "utf8")).toContain(words);
});

test("a file is left as it was where the codes cannot be compared", async () => {
  const before = readFileSync(join(dir, "page"), "utf8");
  const argv = ["compare", "--output", "page", "252", "599"];
  expect(await runMailwhy(argv, { cwd: dir })).toMatchObject({ code: 2, out: "" });
  expect(readFileSync(join(dir, "page"), "utf8")).toBe(before);
});

test("the language is that of the environment unless --lang names another", async () => {
  const argv = ["compare", "--format", "html", "252", "500"];
  const env = { LC_ALL: "fr_CA.UTF-8" };
  expect((await runMailwhy(argv, { env })).out).toContain('<html lang="fr">');
  expect((await runMailwhy([...argv, "--lang", "zh"], { env })).out).toContain(
    '<html lang="zh-Hans">',
  );
});

test("JSON has the same keys in every language", async () => {
  const keysOf = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? Object.entries(value).map(([key, part]) => [key, keysOf(part)])
      : null;
  const json = async (lang: string) =>
    keysOf(JSON.parse((await runMailwhy(["codes", "--format", "json", "--lang", lang])).out));
  const english = await json("en");
  for (const lang of ["fr", "th", "zh"]) expect(await json(lang)).toEqual(english);
});

test("a query is found in the language asked for, and in English too", async () => {
  for (const query of ["greylisting", "VRFY"]) {
    const { code, out } = await runMailwhy(["codes", "--lang", "th", query]);
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}\d{3} /m);
  }
});
