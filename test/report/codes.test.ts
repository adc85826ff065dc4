import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { listCatalog } from "../../src/codes/catalog-list.js";
import { codesRenderers } from "../../src/report/codes.js";
import type { CodesView } from "../../src/report/codes-view.js";
import { sampleCodes } from "../codes/sample-codes.js";
import { english, everyLanguage } from "../locale/package-words.js";
import { hostileTexts } from "./hostile-report.js";

const list = listCatalog(sampleCodes);
const all: CodesView = { list, query: "", cause: null, catalog: sampleCodes };
const nothing: CodesView = {
  ...all,
  list: { replyCodes: [], enhancedCodes: [], causes: [], providers: [] },
};
const options = { width: 80, color: false };

describe("golden files", () => {
  test.each([
    { file: "codes-80.txt", format: "terminal", change: {} },
    { file: "codes-60.txt", format: "terminal", change: { width: 60 } },
    { file: "codes-120-color.txt", format: "terminal", change: { width: 120, color: true } },
    { file: "codes.md", format: "markdown", change: {} },
    { file: "codes.json", format: "json", change: {} },
  ] as const)("$file", async ({ file, format, change }) => {
    const text = codesRenderers[format](all, english, { ...options, ...change });
    await expect(text).toMatchFileSnapshot(`../golden/${file}`);
  });
});

describe("one line an entry", () => {
  const entries = list.replyCodes.length + list.enhancedCodes.length + list.causes.length;
  const headings = 4;
  const blanks = 3;

  test.each(
    everyLanguage.flatMap((words) =>
      [60, 80, 120, 200].map((width) => ({ words, width, lang: words.language })),
    ),
  )("within $width columns in $lang", ({ words, width }) => {
    const text = codesRenderers.terminal(all, words, { width, color: false });
    const lines = text.slice(0, -1).split("\n");
    expect(lines).toHaveLength(entries + list.providers.length + headings + blanks);
    for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
  });

  test.each(hostileTexts.map((text) => ({ text })))("hostile text: $text", ({ text }) => {
    const replyCodes = list.replyCodes.map((code) => ({ ...code, name: text }));
    const view = { ...all, list: { ...list, replyCodes } };
    const shown = codesRenderers.terminal(view, english, { width: 60, color: false });
    for (const line of shown.slice(0, -1).split("\n")) {
      expect(stringWidth(line), line).toBeLessThanOrEqual(60);
      expect(line).not.toMatch(/(?!\uFE0F)[\p{Cc}\p{Cf}]/u);
    }
  });
});

test("the cause that was asked for is shown before a more frequent one", () => {
  const shown = codesRenderers.terminal({ ...all, cause: "policy" }, english, options);
  expect(shown).toMatch(/^ {2}550 .* {2}A local rule/m);
});

describe("nothing found", () => {
  test.each([
    { query: "xyzzy", words: "Nothing in the catalog fits xyzzy." },
    { query: "", words: "Nothing in the catalog fits these filters." },
    { query: "\u001b[31mred", words: "Nothing in the catalog fits \\x1b[31mred." },
  ])("$words", ({ query, words }) => {
    const text = codesRenderers.terminal({ ...nothing, query }, english, options);
    expect(text).toContain(words);
    expect(codesRenderers.markdown({ ...nothing, query }, english)).toContain("fits");
  });

  test("as JSON is four empty lists", () => {
    expect(JSON.parse(codesRenderers.json(nothing))).toEqual({
      replyCodes: [],
      enhancedStatusCodes: [],
      causes: [],
      providers: [],
    });
  });
});
