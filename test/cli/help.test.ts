import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/command.js";
import { defineProgram } from "../../src/cli/define-program.js";
import { helpKeys } from "../../src/locale/help-keys.js";
import { languages } from "../../src/model/language.js";
import { textWidth } from "../../src/report/text-width.js";
import { wordsOf } from "../locale/package-words.js";
import { runMailwhy } from "./test-io.js";

const translations = languages.filter((language) => language !== "en");
const english = wordsOf("en");

/** The program with all that its help can show. */
const { program } = await defineProgram(["help"], () => undefined);
const everyCommand: readonly Command[] = [program, ...program.commands];

/** What each page of help is asked for with. */
const pages: readonly (readonly string[])[] = [
  ["--help"],
  ...commands.map(({ name }) => [name, "--help"]),
];

async function helpIn(language: string, argv: readonly string[]): Promise<string> {
  const { code, out, err } = await runMailwhy([...argv, "--lang", language]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out;
}

describe("every description is the key of a message", () => {
  test.each(everyCommand.map((command) => ({ name: command.name(), command })))(
    "$name",
    ({ command }) => {
      const descriptions = [
        command.description(),
        ...(command === program ? [] : [command.summary()]),
        ...command.registeredArguments.map(({ description }) => description),
        ...command
          .createHelp()
          .visibleOptions(command)
          .map(({ description }) => description),
      ];
      expect(descriptions.filter((one) => !helpKeys.some((key) => key === one))).toEqual([]);
    },
  );
});

test("every word between brackets has a message", () => {
  const texts = everyCommand.flatMap((command) => [
    command.createHelp().commandUsage(command),
    ...command.options.map(({ flags }) => flags),
  ]);
  const words = texts.flatMap((text) => text.match(/(?<=[<[])[^<>[\].]+/g) ?? []);
  const known = [...helpKeys, ...commands.map(({ name }) => `help.placeholder.${name}`)];
  expect(words.filter((word) => !known.some((key) => key === `help.placeholder.${word}`))).toEqual(
    [],
  );
});

test("every message of help is used", () => {
  const root = join(import.meta.dirname, "../../src/cli");
  const source = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(root, name), "utf8"))
    .join("\n");
  const named = commands.flatMap(({ name }) =>
    ["summary", "description", "exit"].map((part) => `help.${name}.${part}`),
  );
  const unused = helpKeys.filter(
    (key) =>
      !source.includes(`"${key}"`) &&
      !named.includes(key) &&
      !source.includes(`"${key.replace("help.placeholder.", "")}",`),
  );
  expect(unused).toEqual([]);
});

describe("nothing of the English help is left", () => {
  const values = {
    ...{ text: "", choices: "", value: "", interval: "", commands: "", command: "" },
    ...{ narrowest: 60, widest: 200 },
  };
  /** Beginnings of all that is more than a word or two, and headings. */
  const sentences = helpKeys
    .filter((key) => !key.startsWith("help.placeholder."))
    .map((key) => english.say(key, values).slice(0, 30).trim())
    .filter((text) => /[a-z]{2} [a-z]{2}/i.test(text) || /^(?!Options|Arguments)\w+:$/.test(text));

  test.each(translations)("%s", async (language) => {
    for (const argv of pages) {
      const text = (await helpIn(language, argv)).replace(/\s+/g, " ");
      expect([...sentences, "choices:", "default:"].filter((one) => text.includes(one))).toEqual(
        [],
      );
    }
  });
});

describe("columns stay within the width and stand below one another", () => {
  test.each(languages)("%s", async (language) => {
    for (const argv of pages) {
      const lines = (await helpIn(language, argv)).split("\n");
      const examples = lines.indexOf(wordsOf(language).say("help.heading.examples"));
      const laidOut = lines.slice(lines.indexOf("") + 1, examples);
      expect(laidOut.filter((line) => textWidth(line) > 80)).toEqual([]);
      const columns = laidOut.flatMap((line) => {
        const [before] = /^ {2}\S.*? {2,}(?=\S)|^ {6,}(?=\S)/.exec(line) ?? [];
        return before === undefined ? [] : [textWidth(before)];
      });
      expect(columns.length).toBeGreaterThan(3);
      expect(new Set(columns).size).toBe(1);
    }
  });
});
