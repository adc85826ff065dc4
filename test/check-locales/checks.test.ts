import { describe, expect, test } from "vitest";
import { checkForm } from "../../src/check-locales/check-form.js";
import { checkMarks } from "../../src/check-locales/check-marks.js";
import { checkMessage } from "../../src/check-locales/check-message.js";
import { findUntranslated } from "../../src/check-locales/find-untranslated.js";

const pair = (english: string, translated: string, where = "550.meaning") => ({
  file: "reply-codes",
  where,
  english,
  translated,
});

describe("form", () => {
  test.each([
    { name: "sound", text: "Refusé.", where: "550.meaning", found: [] },
    { name: "empty", text: " ", where: "550.meaning", found: ["empty; translate it"] },
    {
      name: "outer blank",
      text: "Refusé. ",
      where: "550.meaning",
      found: ["blanks at an end; take them off"],
    },
    {
      name: "control character",
      text: "Re\u0007fusé",
      where: "550.meaning",
      found: ["a control character; take it out"],
    },
    {
      name: "long headline",
      text: "x".repeat(91),
      where: "tls.advice.local.headline",
      found: ["91 characters, 90 are allowed"],
    },
    { name: "wide characters count once", text: "😀".repeat(60), where: "tls.title", found: [] },
    {
      name: "long title",
      text: "x".repeat(61),
      where: "tls.title",
      found: ["61 characters, 60 are allowed"],
    },
    {
      name: "long action",
      text: "x".repeat(171),
      where: "550.action",
      found: ["171 characters, 170 are allowed"],
    },
    { name: "long meaning", text: "x".repeat(500), where: "550.meaning", found: [] },
  ])("$name", ({ text, where, found }) => {
    expect(checkForm(pair("English", text, where))).toEqual(found);
  });
});

describe("marks", () => {
  test.each([
    {
      name: "the same",
      english: "Run `a` on {relayIp}",
      translated: "Sur {relayIp} : `a`",
      found: [],
    },
    { name: "other order", english: "`a`, `b`", translated: "`b`、`a`", found: [] },
    {
      name: "a command changed",
      english: "Run `postconf -n`",
      translated: "Lancez `postconf –n`",
      found: ["other commands: `postconf –n` where the English has `postconf -n`"],
    },
    {
      name: "a command twice",
      english: "Run `a`",
      translated: "`a` `a`",
      found: ["other commands: `a` `a` where the English has `a`"],
    },
    {
      name: "a placeholder lost",
      english: "Ask {relayHost}",
      translated: "Demandez",
      found: ["other placeholders: none where the English has {relayHost}"],
    },
    { name: "an Exim variable", english: "Set $" + "{domain}", translated: "Mettez", found: [] },
    {
      name: "an option lost",
      english: "See --details",
      translated: "Voir",
      found: ["other options: none where the English has --details"],
    },
  ])("$name", ({ english, translated, found }) => {
    expect(checkMarks(pair(english, translated))).toEqual(found);
  });
});

describe("messages", () => {
  const files = "{count, plural, one {# file} other {# files}}: --details";

  test.each([
    { name: "sound", english: "to {name}", translated: "à {name}", found: [] },
    {
      name: "other categories",
      english: files,
      translated: "{count, plural, one {# f.} many {# f.} other {# f.}} : --details",
      found: [],
    },
    {
      name: "an argument lost",
      english: "to {name}",
      translated: "à",
      found: ["the argument {name} is missing"],
    },
    {
      name: "an argument renamed",
      english: "to {name}",
      translated: "à {nom}",
      found: ["the argument {name} is missing", "{nom} is no argument of the English message"],
    },
    {
      name: "an apostrophe that quotes an argument away",
      english: "of {name}",
      translated: "d'{name}",
      found: ["the argument {name} is missing"],
    },
    {
      name: "a plain number",
      english: files,
      translated: "{count} 个文件：--details",
      found: ["{count} is a number: write {count, plural, other {…#…}}"],
    },
    {
      name: "an option lost",
      english: files,
      translated: "{count, plural, other {# 个文件}}",
      found: ["the option --details is missing"],
    },
    {
      name: "an option made up",
      english: "all",
      translated: "tout : --tout",
      found: ["--tout is not in the English"],
    },
    {
      name: "malformed",
      english: "to {name}",
      translated: "à {name",
      found: [expect.stringMatching(/^is no ICU message \(/)],
    },
    {
      name: "no other",
      english: files,
      translated: "{count, plural, one {# f.}} --details",
      found: [expect.stringMatching(/^is no ICU message \(/)],
    },
  ])("$name", ({ english, translated, found }) => {
    expect(checkMessage({ ...pair(english, translated), file: "interface" }, "fr-FR")).toEqual(
      found,
    );
  });
});

describe("untranslated", () => {
  const english = ["in English still; translate it, or list it in locales/same-as-english.json"];

  test.each([
    { text: "all understood", found: english },
    { text: "Run `dig` again", found: english },
    { text: "{count, plural, other {bounced}}", found: english },
    { text: "{document} section {section}", found: english },
    { text: "Fix", found: english },
    { text: "SPF, DKIM, DMARC", found: [] },
    { text: "5.x.x", found: [] },
    { text: "Postfix, Exim", found: [] },
    { text: "{count, plural, other {#×}}", found: [] },
    { text: "{codes} ({provider})", found: [] },
    { text: "`postconf -n`", found: [] },
    { text: "MAIL FROM", found: [] },
    { text: "ann@example.com", found: [] },
  ])("$text", ({ text, found }) => {
    expect(findUntranslated(pair(text, text), [])).toEqual(found);
    expect(findUntranslated(pair(text, `${text}!`), [])).toEqual([]);
    expect(findUntranslated(pair(text, text), ["reply-codes/550.meaning"])).toEqual([]);
  });
});
