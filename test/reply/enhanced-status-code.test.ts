import { describe, expect, test } from "vitest";
import { splitEnhancedStatusCode } from "../../src/reply/enhanced-status-code.js";

describe("a code that leads is cut off", () => {
  test.each([
    ["5.1.1 no", "5.1.1", "no"],
    ["5.1.10 no", "5.1.10", "no"],
    ["4.7.652 no", "4.7.652", "no"],
    ["2.0.0 Ok", "2.0.0", "Ok"],
    ["#5.1.0 no", "5.1.0", "no"],
    ["(5.7.1) no", "5.7.1", "no"],
    ["(#5.7.1) no", "5.7.1", "no"],
    ["[5.7.1] no", "5.7.1", "no"],
    ["5.7.1: no", "5.7.1", "no"],
    ["5.7.1, no", "5.7.1", "no"],
    ["5.7.1", "5.7.1", ""],
    ["5.9.999 not in the registry", "5.9.999", "not in the registry"],
  ])("%s", (text, enhanced, rest) => {
    expect(splitEnhancedStatusCode(text, null)).toEqual({ enhanced, rest });
  });
});

describe("a code further on stays in the text", () => {
  test.each([
    ["Blocked (5.7.1)", "5.7.1"],
    ["Blocked [#5.7.1]", "5.7.1"],
    ["mx1.example.com 5.7.1 no", "5.7.1"],
    ["<a@example.com>: 5.1.1 no", "5.1.1"],
    ["no, 5.1.1.", "5.1.1"],
    ["no: 5.1.1; sorry", "5.1.1"],
    ["status=5.1.1", null],
    ["it said: 550-5.1.1 no", "5.1.1"],
    ["first (4.2.2), then 5.1.1", "5.1.1"],
  ])("%s", (text, enhanced) => {
    expect(splitEnhancedStatusCode(text, 5)).toEqual({ enhanced, rest: text });
  });
});

describe("what is no code", () => {
  test.each([
    "[4.16.55.1] is listed",
    "4.16.55.1 is listed",
    "5.1.1.7 is listed",
    "host 5.1.1.7",
    "(5.7.1.2)",
    "version 5.12.345.6",
    "Exim 4.96.2",
    "Exim 5.8.1",
    "size 5.12.345",
    "5.1 and 5.1.",
    "5.1.1111 no",
    "5.1.1abc",
    "x5.1.1 no",
    "a5.1.1@example.com",
    "<5.1.1@example.com>",
    "a.5.1.1@example.com",
    "https://example.com/5.1.1/why",
    "https://example.com/?code=5.1.1",
    "https://example.com/#5.1.1",
    "ip4:5.7.1.0/24",
    "5.7.1.example.com",
    "mail-5.7.1.example.com",
    "mail-5.7.1",
    "6.1.1 no",
    "3.1.1 no",
    "on 21.11.2026 at 5:1.1",
    "version 5.7.1",
    "v5.7.1",
  ])("%s", (text) => {
    expect(splitEnhancedStatusCode(text, 5)).toEqual({ enhanced: null, rest: text });
  });

  test("one of another class than the reply's, further on", () => {
    expect(splitEnhancedStatusCode("again later (5.7.1)", 4).enhanced).toBeNull();
  });

  test("digits in the text of a success", () => {
    expect(splitEnhancedStatusCode("ok (2.7.1)", 2).enhanced).toBeNull();
  });
});
