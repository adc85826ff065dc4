import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { renderCheckJson } from "../../src/report/check-json.js";
import type { CheckReportOptions } from "../../src/report/check-reporter.js";
import { renderCheckTerminal } from "../../src/report/check-terminal.js";
import { textWidth } from "../../src/report/text-width.js";
import { checkLines, message, rejectLine } from "../check/check-log.js";
import { english } from "../locale/package-words.js";
import { checkSchema, publishedCheckSchema } from "./check-schema.js";
import {
  failedCheck,
  hostileCheck,
  manyCheck,
  passedCheck,
  unjudgedCheck,
} from "./sample-check.js";

const publishedFile = new URL("../../data/check.schema.json", import.meta.url);

const samples = [
  { name: "passed", result: passedCheck },
  { name: "failed", result: failedCheck },
  { name: "unjudged", result: unjudgedCheck },
  { name: "many", result: manyCheck },
  { name: "hostile", result: hostileCheck },
];

function options(changes: Partial<CheckReportOptions> = {}): CheckReportOptions {
  return { width: 80, color: false, words: english, ...changes };
}

describe("for people", () => {
  test.each(samples)("golden file: $name", async ({ name, result }) => {
    await expect(renderCheckTerminal(result, options())).toMatchFileSnapshot(
      `../golden/check-${name}.txt`,
    );
  });

  test.each([60, 80, 120])("%i columns are enough", (width) => {
    for (const { result } of samples) {
      const lines = renderCheckTerminal(result, options({ width })).split("\n");
      expect(lines.filter((line) => textWidth(line) > width)).toEqual([]);
    }
  });

  test("no text of the log acts on the terminal", () => {
    expect(renderCheckTerminal(hostileCheck, options())).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028]/,
    );
  });

  test("colour tells nothing that words do not", () => {
    const color = renderCheckTerminal(failedCheck, options({ color: true }));
    expect(color.replace(/\u001b\[\d+m/g, "")).toBe(renderCheckTerminal(failedCheck, options()));
  });
});

describe("JSON", () => {
  test("golden file", async () => {
    await expect(renderCheckJson(failedCheck)).toMatchFileSnapshot("../golden/check-failed.json");
  });

  test.each(samples)("$name keeps to the published schema, to the key", ({ result }) => {
    const printed: unknown = JSON.parse(renderCheckJson(result));
    expect(printed).toEqual(result);
    expect(checkSchema.parse(printed)).toEqual(printed);
  });

  test("the bytes do not depend on the order in which the result was built", () => {
    const other = { ...Object.fromEntries(Object.entries(failedCheck).reverse()), ...failedCheck };
    expect(Object.keys(other)[0]).toBe("baseline");
    expect(renderCheckJson(other)).toBe(renderCheckJson(failedCheck));
  });
});

test("the published schema is the one that checks are tested with", () => {
  expect(JSON.parse(readFileSync(publishedFile, "utf8"))).toEqual(publishedCheckSchema);
});

describe("redaction", () => {
  const lines = [
    ...message("ann.smith@customer.example", "deferred", "bounced"),
    ...message("ann.smith@customer.example", "bounced").map((line) =>
      line.replace("Recipient address rejected", "no ann.smith here, token=s3cr3t"),
    ),
    rejectLine("eve@elsewhere.example"),
  ];
  const allow = ["recipient:eve@elsewhere.example reason=eve@elsewhere.example tests us"];

  test("takes every name out of what is rendered", async () => {
    const { result } = await checkLines(lines, { redact: true, allow });
    const printed = renderCheckJson(result);
    for (const name of ["ann", "smith", "customer", "elsewhere", "192.0.2", "s3cr3t", "corp."]) {
      expect(printed).not.toContain(name);
    }
    expect(printed).toContain("RECIPIENT");
  });

  test("one address has one pseudonym in the whole result", async () => {
    const { result } = await checkLines(lines, { redact: true, allow });
    const found = renderCheckJson(result).match(/user-[0-9a-f]{8}@domain-[0-9a-f]{8}/g) ?? [];
    expect(new Set(found).size).toBe(2);
  });

  test("changes nothing else", async () => {
    const plain = await checkLines(lines, { allow });
    const redacted = await checkLines(lines, { redact: true, allow });
    const bare = (text: string) =>
      JSON.parse(text, (key, value) =>
        key === "text" || key === "steps" || key === "spec" || key === "reason" ? "" : value,
      );
    expect(bare(renderCheckJson(redacted.result))).toEqual(bare(renderCheckJson(plain.result)));
  });
});
