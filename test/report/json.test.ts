import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { renderJson } from "../../src/report/json.js";
import { publishedSchema, reportSchema } from "./report-schema.js";
import { emptyReport, fineReport, makeProblem, sampleReport } from "./sample-report.js";

const publishedFile = new URL("../../data/report.schema.json", import.meta.url);

describe("renderJson", () => {
  test("golden file", async () => {
    await expect(renderJson(sampleReport)).toMatchFileSnapshot("../golden/report.json");
  });

  test.each([
    { name: "busy", report: sampleReport },
    { name: "empty", report: emptyReport },
    { name: "nothing wrong", report: fineReport },
  ])("a report that is $name keeps to the published schema, to the key", ({ report }) => {
    const printed: unknown = JSON.parse(renderJson(report));
    expect(printed).toEqual(report);
    expect(reportSchema.parse(printed)).toEqual(printed);
  });

  test("the bytes do not depend on the order in which the report was built", () => {
    const other = reverseKeys({
      ...sampleReport,
      input: reverseKeys(sampleReport.input),
      problems: sampleReport.problems.map(reverseKeys),
    });
    expect(Object.keys(other)[0]).toBe("unknown");
    expect(renderJson(other)).toBe(renderJson(sampleReport));
  });

  test("control and bidi characters stay out of the raw text, and keep their value", () => {
    const headline = "a\u009b31m\u001b[0m\u202eb\u007f\u2028\ud800";
    const report = { ...sampleReport, problems: [makeProblem({ headline })] };
    const json = renderJson(report);
    expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e\ud800]/);
    expect(reportSchema.parse(JSON.parse(json)).problems[0]?.headline).toBe(headline);
  });
});

test("the published schema is the one that reports are tested with", () => {
  expect(JSON.parse(readFileSync(publishedFile, "utf8"))).toEqual(publishedSchema);
});

function reverseKeys<Value extends object>(value: Value): Value {
  return { ...Object.fromEntries(Object.entries(value).reverse()), ...value };
}
