import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import type { Code } from "../../src/codes/code.js";
import type { Comparison } from "../../src/compare/comparison.js";
import { interfaceKeys } from "../../src/locale/interface-keys.js";
import { referenceKeys } from "../../src/locale/reference-keys.js";
import { languages } from "../../src/model/language.js";
import { comparisonFormats, comparisonRenderers } from "../../src/report/compare.js";
import { compareSample } from "../compare/compare-sample.js";
import { english, everyLanguage, wordsOf } from "../locale/package-words.js";
import { hostileTexts } from "./hostile-report.js";
import { htmlFaults } from "./html-faults.js";

const options = { width: 80, color: false };
const pairs = [
  ["252", "500"],
  ["5.1.1", "5.1.10"],
  ["450", "4.7.1"],
  ["4.7.1", "5.7.1"],
  ["4.1.1", "550"],
] as const;

describe("golden files", () => {
  const success = compareSample("252", "500");
  test.each([
    { file: "compare-80.txt", comparison: success, format: "terminal", change: {} },
    { file: "compare-60.txt", comparison: success, format: "terminal", change: { width: 60 } },
    { file: "compare-color.txt", comparison: success, format: "terminal", change: { color: true } },
    { file: "compare.md", comparison: success, format: "markdown", change: {} },
    { file: "compare.html", comparison: success, format: "html", change: {} },
    { file: "compare.json", comparison: success, format: "json", change: {} },
    {
      file: "compare-both-kinds.txt",
      comparison: compareSample("450", "4.7.1"),
      format: "terminal",
      change: {},
    },
    {
      file: "compare-same-entry.txt",
      comparison: compareSample("4.7.1", "5.7.1"),
      format: "terminal",
      change: {},
    },
  ] as const)("$file", async ({ file, comparison, format, change }) => {
    const text = comparisonRenderers[format](comparison, english, { ...options, ...change });
    await expect(text).toMatchFileSnapshot(`../golden/${file}`);
  });
});

describe("on the terminal", () => {
  const cases = pairs.flatMap(([first, second]) =>
    everyLanguage.flatMap((words) =>
      [60, 80, 200].map((width) => ({ first, second, words, width, lang: words.language })),
    ),
  );
  test.each(cases)("$first and $second keep to $width columns in $lang", (one) => {
    const text = comparisonRenderers.terminal(compareSample(one.first, one.second), one.words, {
      width: one.width,
      color: false,
    });
    for (const line of text.slice(0, -1).split("\n")) {
      expect(stringWidth(line), line).toBeLessThanOrEqual(one.width);
      expect(line).not.toMatch(/\p{Cc}| $/u);
    }
    expect(text).not.toMatch(/\n\n\n/);
  });
});

describe("the sentence at the top names the consequence", () => {
  test.each([
    ["252", "500", "nothing has failed. 500"],
    ["500", "252", "252 (Cannot VRFY user"],
    ["450", "550", "the mail goes back to its sender."],
    ["450", "451", "They differ in the reason."],
    ["450", "4.7.1", "both refuse for now: the sending server keeps the mail"],
    ["354", "550", "the server waits for the next part. 550"],
  ])("%s and %s", (first, second, words) => {
    const comparison = compareSample(first, second);
    const text = comparisonRenderers.terminal(comparison, english, { width: 200, color: false });
    expect(text.replace(/\s+/g, " ")).toContain(words);
  });
});

test("one entry in two classes is told once", () => {
  const text = comparisonRenderers.markdown(compareSample("4.7.1", "5.7.1"), english);
  expect(text.match(/What X\.7\.1 means\./g)).toHaveLength(1);
  expect(text).not.toContain(english.say("compare.heading.which"));
});

test("a class that is unusual for a code is said to be so", () => {
  const text = comparisonRenderers.terminal(compareSample("4.1.1", "550"), english, options);
  expect(text).toContain("Usual as 5.1.1");
});

test.each(everyLanguage)("a shared fact has one colon in $language", (words) => {
  const values = [...interfaceKeys, ...referenceKeys].filter(
    (key) => /^(?:actor|code\.status)\./.test(key) || key === "reference.nobodyActs",
  );
  expect(values.length).toBeGreaterThan(10);
  for (const key of values) expect(words.say(key)).not.toMatch(/[:：]/);
});

test("labels of Markdown facts end as the language has it", () => {
  const chinese = comparisonRenderers.markdown(compareSample("450", "4.7.1"), wordsOf("zh"));
  expect(chinese).toMatch(/^- \*\*相同之处\*\*：/m);
});

describe("HTML", () => {
  test.each(everyLanguage)("is sound and loads nothing in $language", (words) => {
    for (const [first, second] of pairs) {
      expect(htmlFaults(comparisonRenderers.html(compareSample(first, second), words))).toEqual([]);
    }
  });

  test.each(languages)("names the language %s", (language) => {
    const html = comparisonRenderers.html(compareSample("252", "500"), wordsOf(language));
    expect(html).toContain(`<html lang="${language === "zh" ? "zh-Hans" : language}">`);
  });
});

describe("hostile texts", () => {
  const markup = '<script>alert(1)</script><img src=x onerror="y"> & \' | [a](javascript:b) **c**';
  test.each([...hostileTexts, markup].map((text) => ({ text })))("$text", ({ text }) => {
    const comparison = spoil(compareSample("252", "500"), text);
    const render = (format: (typeof comparisonFormats)[number]) =>
      comparisonRenderers[format](comparison, english, { width: 60, color: false });
    expect(htmlFaults(render("html"))).toEqual([]);
    expect(render("markdown").replace(/`+[^`]*`+|<br>/g, "")).not.toMatch(
      /<|(?<!\\)\]\(javascript/,
    );
    for (const line of render("terminal").slice(0, -1).split("\n")) {
      expect(stringWidth(line), line).toBeLessThanOrEqual(60);
    }
    for (const format of comparisonFormats) {
      expect(render(format).replaceAll("\n", "")).not.toMatch(/(?!\uFE0F)[\p{Cc}\p{Cf}]/u);
    }
    expect(JSON.parse(render("json"))).toEqual(JSON.parse(JSON.stringify(comparison)));
  });

  function spoil(comparison: Comparison, text: string): Comparison {
    const code = (one: Code): Code => ({
      ...one,
      name: text,
      meaning: text,
      texts: [text],
      fix: [{ role: "author", steps: [text, text] }],
    });
    const seeAlso = [{ code: "550", name: text }];
    const { first, second } = comparison;
    return { ...comparison, first: code(first), second: code(second), seeAlso };
  }
});
