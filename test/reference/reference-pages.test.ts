import { beforeAll, describe, expect, test } from "vitest";
import type { Words } from "../../src/locale/words.js";
import { languages } from "../../src/model/language.js";
import { loadEditions } from "../../src/reference/load-editions.js";
import { type ReferencePage, referencePages } from "../../src/reference/reference-pages.js";
import { sampleCodes } from "../codes/sample-codes.js";
import { english } from "../locale/package-words.js";
import { findLinks } from "./find-links.js";

let pages: readonly ReferencePage[] = [];

beforeAll(async () => {
  pages = referencePages(await loadEditions());
});

describe("golden files", () => {
  // Of its own, so that the translators' words change no golden file.
  const chinese: Words = {
    ...english,
    language: "zh",
    say: (key, values) => (key === "reference.language" ? "中文" : english.say(key, values)),
  };
  const editions = [
    { words: english, catalog: sampleCodes },
    { words: chinese, catalog: sampleCodes },
  ];
  test.each([
    "README.md",
    "en/README.md",
    "en/550.md",
    "en/X.7.1.md",
    "en/by-cause.md",
    "en/by-class.md",
    "en/by-command.md",
  ])("%s", async (path) => {
    const text = referencePages(editions).find((page) => page.path === path)?.text ?? "";
    await expect(text).toMatchFileSnapshot(`../golden/reference/${path}`);
  });
});

test("every language has the same pages", () => {
  const names = languages.map((language) =>
    pages
      .filter(({ path }) => path.startsWith(`${language}/`))
      .map(({ path }) => path.slice(path.indexOf("/") + 1)),
  );
  for (const other of names) expect(other).toEqual(names[0]);
  expect(names[0]).toEqual(
    expect.arrayContaining(["550.md", "X.7.1.md", "252-500.md", "252-553.md", "by-cause.md"]),
  );
  expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
});

test("headings by command begin with a capital, and no page by class says its heading twice", () => {
  const english = (page: string) => pages.find(({ path }) => path === `en/${page}`)?.text ?? "";
  expect(english("by-command.md")).toMatch(/^## The connection$/m);
  expect(english("by-command.md")).not.toMatch(/^## [a-z]/m);
  expect(english("by-class.md")).toContain("Completion\n\nDone as asked.\n");
});

test("the same catalog makes the same bytes", async () => {
  expect(referencePages(await loadEditions())).toEqual(pages);
});

test("no link is dead", () => {
  const anchors = new Map(
    pages.map(({ path, text }) => [
      path,
      new Set(Array.from(text.matchAll(/^<a id="([^"]+)"><\/a>$/gm), ([, id = ""]) => id)),
    ]),
  );
  const dead: string[] = [];
  for (const { path, text } of pages) {
    for (const link of findLinks(text)) {
      if (link.startsWith("https://")) {
        if (!URL.canParse(link)) dead.push(`${path}: ${link}`);
        continue;
      }
      const { pathname, hash } = new URL(link, `https://docs.example.com/${path}`);
      const found = anchors.get(pathname.slice(1));
      if (found === undefined || (hash !== "" && !found.has(hash.slice(1)))) {
        dead.push(`${path}: ${link}`);
      }
    }
  }
  expect(dead).toEqual([]);
});

test("every page can be reached from the first one", () => {
  const texts = new Map(pages.map(({ path, text }) => [path, text]));
  const seen = new Set(["README.md"]);
  for (const path of seen) {
    for (const link of findLinks(texts.get(path) ?? "")) {
      if (link.startsWith("https://")) continue;
      seen.add(new URL(link, `https://docs.example.com/${path}`).pathname.slice(1));
    }
  }
  expect(pages.map(({ path }) => path).filter((path) => !seen.has(path))).toEqual([]);
});

test("no page holds markup of a text", () => {
  const known = /^<a id="[a-z-]+"><\/a>$|<br>/gm;
  const suspicious = pages.filter(({ text }) =>
    /<[a-z/!]/i.test(text.replace(/`+[^`]*`+/g, "").replace(known, "")),
  );
  expect(suspicious.map(({ path }) => path)).toEqual([]);
});
