import { describe, expect, test } from "vitest";
import { listWords } from "../../src/report/list-words.js";
import { english, wordsOf } from "../locale/package-words.js";

describe("a list", () => {
  test.each([
    { items: [], is: "" },
    { items: ["550"], is: "550" },
    { items: ["550", "551", "552"], is: "550, 551, 552" },
    { items: ["{rest}", "$&"], is: "{rest}, $&" },
  ])("$is", ({ items, is }) => {
    expect(listWords(items, english)).toBe(is);
  });

  test("as Chinese separates it", () => {
    expect(listWords(["550", "551", "552"], wordsOf("zh"))).toBe("550、551、552");
  });
});
