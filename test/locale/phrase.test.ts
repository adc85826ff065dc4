import { expect, test } from "vitest";
import { MailwhyError } from "../../src/errors.js";
import { sayPhrase } from "../../src/locale/phrase.js";
import { PhrasedError } from "../../src/locale/phrased-error.js";
import { wordsOf } from "./package-words.js";

const phrase = {
  key: "error.foreign",
  values: { name: "core", format: { key: "error.format.program" } },
} as const;

test.each([
  { language: "en", text: "core is a program, not a log: give the text log of the mail server" },
  { language: "es", text: /^core es un programa, no un log: / },
  { language: "zh", text: /^core 不是日志（程序）：/ },
] as const)("a phrase within a phrase is said in $language too", ({ language, text }) => {
  expect(sayPhrase(phrase, wordsOf(language))).toMatch(text);
});

test("an error's own message is English, one line a phrase", () => {
  const cause = new RangeError("why");
  const error = new PhrasedError("INPUT_NOT_A_LOG", [phrase, { key: "error.knownLogs" }], {
    cause,
  });
  expect(error).toBeInstanceOf(MailwhyError);
  expect(error).toMatchObject({ name: "MailwhyError", code: "INPUT_NOT_A_LOG", cause });
  expect(error.message).toMatch(/^core is a program, .*\nknown are Postfix /);
  expect(error.phrases[0]).toBe(phrase);
});

test("what stands in a phrase is not taken for a message", () => {
  const values = { name: "{name} ''x'' {0, plural, one {#}}" };
  expect(sayPhrase({ key: "error.noSuchFile", values }, wordsOf("en"))).toBe(
    `no such file: ${values.name}`,
  );
});
