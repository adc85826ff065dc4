import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { MailwhyError } from "../../src/errors.js";
import { createWords } from "../../src/locale/create-words.js";
import { formatMessage, isPlainMessage } from "../../src/locale/format-message.js";
import { loadWords } from "../../src/locale/load-words.js";
import { localeTags } from "../../src/locale/locale-tags.js";
import { languages } from "../../src/model/language.js";
import { tempDir } from "../input/temp-dir.js";

describe("messages", () => {
  test.each([
    { message: "all understood", values: {}, text: "all understood" },
    { message: "to {name}", values: { name: "example.net" }, text: "to example.net" },
    { message: "{ from } – {to}", values: { from: "a", to: "b" }, text: "a – b" },
    { message: "{a}{b}", values: { a: "{b}", b: "x" }, text: "{b}x" },
    { message: "it's {name}", values: { name: "$&" }, text: "it's $&" },
    { message: "'{name}' is {name}", values: { name: "x" }, text: "{name} is x" },
    { message: "{n, plural, one {# file} other {# files}}", values: { n: 1 }, text: "1 file" },
    {
      message: "{n, plural, one {# file} other {# files}}",
      values: { n: 1234 },
      text: "1,234 files",
    },
    { message: "{n, plural, other {#×}} <b>", values: { n: 2 }, text: "2× <b>" },
  ])("$message", ({ message, values, text }) => {
    expect(formatMessage(message, "en-GB", values)).toBe(text);
  });

  test.each([
    { message: "no arguments", plain: true },
    { message: "to {name}, isn't it", plain: true },
    { message: "{n, plural, other {#}}", plain: false },
    { message: "d'{name}", plain: false },
    { message: "o''clock", plain: false },
  ])("$message needs a parser: not $plain", ({ message, plain }) => {
    expect(isPlainMessage(message)).toBe(plain);
  });

  test("the plural is that of the language", () => {
    const message = "{n, plural, one {# recopié} other {# recopiés}}";
    expect(formatMessage(message, "fr-FR", { n: 0 })).toBe("0 recopié");
    expect(formatMessage(message, "en-GB", { n: 0 })).toBe("0 recopiés");
    expect(formatMessage(message, "fr-FR", { n: 12345 })).toBe("12\u202f345 recopiés");
  });

  test.each(["to {name}", "{name, plural, other {#}}"])(
    "a value that is missing: %s",
    (message) => {
      expect(() => formatMessage(message, "en-GB", {})).toThrow(/name/);
    },
  );
});

describe("words", () => {
  const lookUp = (messages: Readonly<Record<string, string>>) => (key: string) => messages[key];
  const english = lookUp({ "problem.to": "to {name}", "problem.local": "local delivery" });
  const say = (messages: Readonly<Record<string, string>>) =>
    createWords({ language: "fr", locale: "fr-FR", messages: lookUp(messages), english }).say;

  test("are those of the language", () => {
    expect(say({ "problem.to": "à {name}" })("problem.to", { name: "x" })).toBe("à x");
  });

  test("are English where the language lacks one", () => {
    expect(say({ "problem.to": "à {name}" })("problem.local")).toBe("local delivery");
  });

  test.each(["à {nom}", "à {name", "{name, plural, one {#}}"])(
    "are English where the translation is malformed: %s",
    (message) => {
      expect(say({ "problem.to": message })("problem.to", { name: "x" })).toBe("to x");
    },
  );

  test("numbers are grouped as the locale does", () => {
    const words = createWords({ language: "fr", locale: "fr-CH", messages: lookUp({}), english });
    expect(words.number(1_234_567)).toBe(new Intl.NumberFormat("fr-CH").format(1_234_567));
  });

  test("a key that nobody wrote is a fault of the program", () => {
    expect(() => say({})("problem.from", { name: "x" })).toThrow(TypeError);
  });
});

describe("loading", () => {
  test.each(languages)("%s has a word for all that the package says", async (language) => {
    const words = await loadWords(language);
    expect(words).toMatchObject({ language, locale: localeTags[language] });
    expect(words.say("problem.withoutMail", { count: 2 })).toMatch(/2/);
  });

  const scratch = tempDir();
  const directory = pathToFileURL(`${scratch}/`);
  const write = (name: string, text: string) => {
    mkdirSync(join(scratch, name, ".."), { recursive: true });
    writeFileSync(join(scratch, name), text);
  };
  write("en/interface.json", '{"problem.local": "local delivery"}');
  write("en/reference.json", "{}");
  write("es/interface.json", '{"problem.local": "entrega local"}');
  write("fr/interface.json", '{"problem.local": 5}');
  write("vi/interface.json", "[]");
  write("zh/interface.json", '{"problem.local"');

  test.each([
    { language: "es", text: "entrega local" },
    { language: "th", text: "local delivery" },
    { language: "fr", text: "local delivery" },
  ] as const)("$language: $text", async ({ language, text }) => {
    const words = await loadWords(language, localeTags[language], directory);
    expect(words.say("problem.local")).toBe(text);
  });

  test.each(["vi", "zh"] as const)("%s: a file that is no object is told", async (language) => {
    const loading = loadWords(language, localeTags[language], directory);
    await expect(loading).rejects.toThrow(MailwhyError);
    await expect(loading).rejects.toThrow(
      `locales/${language}/interface.json: cannot be read as a JSON object; ` +
        "mend the file, or install the package again",
    );
  });
});
