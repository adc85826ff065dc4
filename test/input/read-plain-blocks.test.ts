import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { maxLineBytes } from "../../src/input/line-frame.js";
import { openInput } from "../../src/input/open-input.js";
import { readBlocks } from "../../src/input/read-blocks.js";
import { tempDir } from "./temp-dir.js";

const dir = tempDir();

/** What a file is read as, with a mark where lines were dropped, and the bytes that were counted. */
async function read(content: string, signal?: AbortSignal) {
  writeFileSync(join(dir, "mail.log"), content, "latin1");
  const parts: string[] = [];
  let bytes = 0;
  const source = await openInput("mail.log", dir);
  const options = {
    ...(signal === undefined ? {} : { signal }),
    onBytes: (count: number) => {
      bytes += count;
    },
    onOversized: (lines: number) => {
      parts.push(`<${lines}>`);
    },
  };
  for await (const block of readBlocks(source, options)) {
    parts.push(block.toString("latin1"));
  }
  return { text: parts.join(""), bytes };
}

const longest = "x".repeat(maxLineBytes);

describe("a plain file", () => {
  test.each([
    ["lines that end in a line feed", "one\ntwo\n", "one\ntwo\n"],
    ["an unfinished last line", "one\ntwo", "one\ntwo"],
    ["bytes above ASCII", "caf\xc3\xa9\n\xff\n", "caf\xc3\xa9\n\xff\n"],
    ["the longest line", `a\n${longest}\nb\n`, `a\n${longest}\nb\n`],
    ["the longest line as the last", `a\n${longest}`, `a\n${longest}`],
    ["a line that is longer", `a\n${longest}y\nb\n`, "a\n<1>b\n"],
    ["a much longer line", `a\n${longest.repeat(3)}\nb\nc`, "a\n<1>b\nc"],
    ["a longer line as the last", `a\n${longest}y`, "a\n<1>"],
    ["two longer lines", `${longest}y\n${longest}z\nb\n`, "<1><1>b\n"],
  ])("%s", async (_name, content, text) => {
    expect(await read(content)).toEqual({ text, bytes: content.length });
  });

  test("lines over many reads", async () => {
    const lines = Array.from({ length: 20_000 }, (_, line) => `${line} ${"-".repeat(line % 97)}\n`);
    expect((await read(lines.join(""))).text).toBe(lines.join(""));
  });

  test("stops when told to", async () => {
    expect((await read("one\n", AbortSignal.abort())).text).toBe("");
  });
});
