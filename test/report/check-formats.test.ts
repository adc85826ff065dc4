import { describe, expect, test } from "vitest";
import type { CheckResult } from "../../src/check/check-result.js";
import type { CheckReporter } from "../../src/report/check-reporter.js";
import { checkReporters } from "../../src/report/check-reporters.js";
import { english, wordsOf } from "../locale/package-words.js";
import {
  failedCheck,
  hostileCheck,
  manyCheck,
  passedCheck,
  unjudgedCheck,
} from "./sample-check.js";

// What all formats for machines have in common; what each must keep to by itself has a test beside.

const options = { width: 80, color: false, words: english };

const files = {
  junit: "xml",
  sarif: "sarif",
  github: "txt",
  "github-summary": "md",
  gitlab: "json",
  tap: "tap",
  markdown: "md",
} as const;

function reporterOf(name: keyof typeof files): CheckReporter {
  return checkReporters[name].render;
}

// The table is a literal, so its entries are exactly those of its type.
const formats = (Object.entries(files) as readonly [keyof typeof files, string][]).map(
  ([name, file]) => ({
    name,
    file,
    render: (result: CheckResult) => reporterOf(name)(result, options),
  }),
);

const checks = {
  passed: passedCheck,
  failed: failedCheck,
  unjudged: unjudgedCheck,
  hostile: hostileCheck,
};

const each = formats.flatMap((format) =>
  Object.entries(checks).map(([check, result]) => ({ ...format, check, result })),
);

describe("golden files", () => {
  test.each(each)("$name, $check", async ({ name, check, file, render, result }) => {
    const golden = `../golden/check/${name}-${check}.${file}`;
    await expect(render(result)).toMatchFileSnapshot(golden);
  });
});

describe("what goes to machines", () => {
  test.each(formats)("$name: names nobody unless asked to, and is English", ({ name }) => {
    expect(checkReporters[name]).toMatchObject({ redacts: true, isEnglish: true });
  });

  test.each(each)("$name, $check: is English, of no width and colour", (row) => {
    const other = { width: 200, color: true, words: wordsOf("fr") };
    expect(reporterOf(row.name)(row.result, other)).toBe(row.render(row.result));
  });
});

describe("the bytes", () => {
  test.each(each)("$name, $check: end in a line feed and show what is hidden", (row) => {
    const text = row.render(row.result);
    expect(text.endsWith("\n")).toBe(true);
    expect(text.endsWith("\n\n")).toBe(false);
    expect(text.slice(0, -1)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  test.each(each)("$name, $check: do not depend on the order of keys", ({ render, result }) => {
    expect(render(reverseKeys(result))).toBe(render(result));
  });

  test.each(formats)("$name: thousands of findings", ({ render }) => {
    expect(render(manyCheck).endsWith("\n")).toBe(true);
  });
});

function reverseKeys<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(reverseKeys) as Value;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, part]) => [key, reverseKeys(part)])) as Value;
}
