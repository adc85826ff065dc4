import { describe, expect, test } from "vitest";
import { stdinName } from "../../src/input/input-source.js";
import { createFileNames } from "../../src/report/file-names.js";
import { english, wordsOf } from "../locale/package-words.js";

describe("file names", () => {
  test.each([
    {
      name: "no directory",
      files: ["/var/log/mail.log"],
      file: "/var/log/mail.log",
      is: "mail.log",
    },
    {
      name: "told apart",
      files: ["a/mail.log", "b/mail.log"],
      file: "a/mail.log",
      is: "a/mail.log",
    },
    { name: "others stay short", files: ["a/x", "b/x", "c/y"], file: "c/y", is: "y" },
    { name: "the same file twice", files: ["a/x", "a/x"], file: "a/x", is: "x" },
    { name: "standard input", files: [stdinName], file: stdinName, is: "standard input" },
    { name: "escaped", files: [], file: "a/\u001bb", is: "\\x1bb" },
    { name: "cut at its start", files: [], file: "very-long-mail.log", is: "…-mail.log" },
  ])("$name", ({ files, file, is }) => {
    expect(createFileNames(files, english).name(file, is.startsWith("…") ? 10 : 40)).toBe(is);
  });

  test("places", () => {
    const { place } = createFileNames([], english);
    expect(place({ file: "/var/log/mail.log", line: 412 }, 40)).toBe("mail.log:412");
    expect(place({ file: "very-long-mail.log", line: 412 }, 14)).toBe("…-mail.log:412");
  });

  test("standard input in the language of the report", () => {
    const { name, place } = createFileNames([stdinName], wordsOf("zh"));
    expect(name(stdinName, 40)).toBe("标准输入");
    expect(place({ file: stdinName, line: 5 }, 40)).toBe("标准输入:5");
  });
});
