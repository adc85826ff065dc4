import { describe, expect, test } from "vitest";
import { readYaml } from "../../src/document/read-yaml.js";

describe("the first fault is told by its line and in our own words", () => {
  test.each([
    ["a:\n\tb: 1", 2, "error.yaml.tab"],
    ["a: 1\na: 2", 2, "error.yaml.keyTwice"],
    ["a:\n  b: 1\n c: 2", 3, "error.yaml.indentation"],
    ["a: b: c", 1, "error.yaml.colon"],
    ["a: @b", 1, "error.yaml.start"],
    ['a: "\\d"', 1, "error.yaml.escape"],
    ["a: 1\n---\nb: 2", 2, "error.yaml.documents"],
    ['a: "b', 1, "error.yaml.missing"],
    ["a: 1\nb: *c", 2, "error.yaml.alias"],
    ["a: [1, , 2]", 1, "error.yaml.unexpected"],
  ])("%j", (text, line, key) => {
    const what = { key: "error.yaml.invalid", values: { fault: { key } } };
    expect(readYaml(text).problem).toEqual({ line, what });
  });

  test("one that nobody makes is told by its place alone", () => {
    const { problem } = readYaml("a: 1\nb: &x &y 2");
    expect(problem).toEqual({ line: 2, what: { key: "error.yaml.other" } });
  });

  test("aliases do not fill the memory", () => {
    const lines = Array.from({ length: 12 }, (_, index) => {
      const before = `*x${index}, `.repeat(9);
      return `x${index + 1}: &x${index + 1} [${before}*x${index}]`;
    });
    expect(readYaml(["x0: &x0 [1]", ...lines].join("\n")).problem).toMatchObject({ line: 1 });
  });
});

describe("lines", () => {
  const document = readYaml("# first\na:\n  - b: 1\n    c: 2\n");

  test.each([
    [["a"], 2],
    [["a", 0], 3],
    [["a", 0, "c"], 4],
    [["a", 0, "d"], 3],
    [["a", 7, "d"], 2],
    [["z"], 1],
    [[], 1],
  ])("of %j", (path, line) => {
    expect(document.problem === undefined && document.lineOf(path)).toBe(line);
  });
});

test("JSON is YAML, and nothing is null", () => {
  expect(readYaml('{"a": [1]}')).toMatchObject({ value: { a: [1] } });
  expect(readYaml("")).toMatchObject({ value: null });
});
