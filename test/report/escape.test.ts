import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayText, escapeJson, escapeTerminal } from "../../src/report/escape.js";

describe("escapeTerminal", () => {
  test.each([
    { name: "plain text stays", text: "550 5.1.1 no such user", shown: "550 5.1.1 no such user" },
    { name: "colour", text: "\u001b[31mred\u001b[0m", shown: "\\x1b[31mred\\x1b[0m" },
    { name: "window title", text: "\u001b]0;owned\u0007", shown: "\\x1b]0;owned\\x07" },
    { name: "C1 control sequence introducer", text: "\u009b2J", shown: "\\x9b2J" },
    { name: "line ends and tabs", text: "a\r\nb\tc", shown: "a\\x0d\\x0ab\\x09c" },
    { name: "backspace and delete", text: "a\bb\u007f", shown: "a\\x08b\\x7f" },
    { name: "bidi override", text: "a\u202eb", shown: "a\\u{202e}b" },
    { name: "bidi isolate", text: "a\u2066b\u2069", shown: "a\\u{2066}b\\u{2069}" },
    {
      name: "zero-width",
      text: "a\u200bb\ufeffc\u200dd",
      shown: "a\\u{200b}b\\u{feff}c\\u{200d}d",
    },
    { name: "soft hyphen", text: "a\u00adb", shown: "a\\xadb" },
    { name: "line separator", text: "a\u2028b", shown: "a\\u{2028}b" },
    { name: "lone surrogates", text: "\ud83da\ude00", shown: "\\u{d83d}a\\u{de00}" },
    { name: "tag characters", text: "a\u{e0041}b", shown: "a\\u{e0041}b" },
    {
      name: "scripts stay",
      text: "ไม่มีผู้ใช้ 邮箱已满 boîte e\u0301",
      shown: "ไม่มีผู้ใช้ 邮箱已满 boîte e\u0301",
    },
    { name: "emoji stay", text: "😀 ☠\ufe0f 🇫🇷", shown: "😀 ☠\ufe0f 🇫🇷" },
    { name: "stacked marks", text: "a" + "\u0301".repeat(50), shown: "a" + "\u0301".repeat(8) },
  ])("$name", ({ text, shown }) => {
    expect(escapeTerminal(text)).toBe(shown);
  });

  test("nothing hidden or acted upon is left, and escaping again changes nothing", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = escapeTerminal(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(escapeTerminal(shown)).toBe(shown);
      }),
    );
  });
});

test("displayText shows the start of a very long text", () => {
  expect(displayText("short")).toBe("short");
  expect(displayText("x".repeat(100_000))).toBe("x".repeat(4000) + "…");
});

describe("escapeJson", () => {
  test("the value stays the same, the raw text holds no control or bidi character", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const json = escapeJson(JSON.stringify(text));
        expect(JSON.parse(json)).toBe(text);
        expect(json).not.toMatch(/[\p{Cc}\u202a-\u202e\u2028\u2029\u2066-\u2069\u200b-\u200f]/u);
      }),
    );
  });
});

const hostileText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("\u001b[31m", "\u009b0m", "\u202e", "\u200d", "\ud800", "\udfff", "\u0000"),
    ),
  )
  .map((parts) => parts.join(""));
