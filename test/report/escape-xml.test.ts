import { expect, test } from "vitest";
import { escapeTapDescription } from "../../src/report/escape-tap.js";
import { escapeXml } from "../../src/report/escape-xml.js";

test.each([
  [`<a b="c">&'`, "&lt;a b=&quot;c&quot;&gt;&amp;'"],
  ["a\u0000b\u202ec\ufffed\uffff\n", "a\\x00b\\u{202e}c\\u{fffe}d\\u{ffff}\\x0a"],
  ["邮箱 😀", "邮箱 😀"],
])("%j in XML", (text, escaped) => {
  expect(escapeXml(text)).toBe(escaped);
});

test.each([
  ["a # SKIP b", "a \\# SKIP b"],
  ["a\\#\n", "a\\\\\\#\\\\x0a"],
])("%j as the description of a TAP test point", (text, escaped) => {
  expect(escapeTapDescription(text)).toBe(escaped);
});
