import { describe, expect, test } from "vitest";
import { escapeHtml } from "../../src/report/escape-html.js";
import { escapeMarkdown, markdownCell, markdownCode } from "../../src/report/escape-markdown.js";

test.each([
  [`<a href="x">'&`, "&lt;a href=&quot;x&quot;&gt;&#39;&amp;"],
  ["a\u202eb\u0000", "a\\u{202e}b\\x00"],
  ["邮箱", "邮箱"],
])("%j in HTML", (text, escaped) => {
  expect(escapeHtml(text)).toBe(escaped);
});

describe("in Markdown", () => {
  test.each([
    ["plain words, 5.1.1", "plain words, 5.1.1"],
    ["5.1.1 first", "5.1.1 first"],
    ["<forward-path> & more", "&lt;forward-path> &amp; more"],
    ["*a* _b_ [c](d) ~e~ f|g \\h", "\\*a\\* \\_b\\_ \\[c\\](d) \\~e\\~ f\\|g \\\\h"],
    ["run `postconf -n | grep <x>` now", "run `postconf -n | grep <x>` now"],
    ["one ` alone", "one \\` alone"],
    ["1. no list", "1\\. no list"],
    ["- no list", "\\- no list"],
    ["# no heading", "\\# no heading"],
    ["> no quotation", "\\> no quotation"],
    ["`code` - then 1. more", "`code` - then 1. more"],
  ])("%s", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test.each([
    ["550 <a@example.com>", "`550 <a@example.com>`"],
    ["a ` b `` c", "``` a ` b `` c ```"],
  ])("%s as code", (text, code) => {
    expect(markdownCode(text)).toBe(code);
  });

  test("a pipe ends no cell", () => {
    expect(markdownCell("`a | b` c \\| d")).toBe("`a \\| b` c \\| d");
  });
});
