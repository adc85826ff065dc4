import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { splitGraphemes, textWidth } from "../../src/report/text-width.js";
import { truncate, truncateStart } from "../../src/report/truncate.js";
import { wrap } from "../../src/report/wrap.js";

const family = "👩‍👩‍👧";

describe("textWidth", () => {
  test.each([
    { text: "", width: 0 },
    { text: "550 5.1.1", width: 9 },
    { text: "邮箱已满", width: 8 },
    { text: "e\u0301", width: 1 },
    { text: "😀", width: 2 },
    { text: family, width: 2 },
    { text: "ผู้ใช้", width: 3 },
    { text: "น้ำ", width: 2 },
    { text: "ກຳ", width: 2 },
    { text: "हिन्दी", width: 5 },
    { text: "한국", width: 4 },
    { text: "\u1112\u1161\u11ab", width: 2 },
    { text: "ﾊﾟ", width: 2 },
    { text: "か\u3099", width: 2 },
    { text: "Ａｂ", width: 4 },
    { text: "𠀀", width: 2 },
    { text: "🇫🇷", width: 2 },
    { text: "👍🏽", width: 2 },
    { text: "❤️", width: 2 },
    { text: "❤", width: 1 },
    { text: "العربية", width: 7 },
    { text: "… │ ·", width: 5 },
  ])("$text takes $width columns", ({ text, width }) => {
    expect(textWidth(text)).toBe(width);
  });

  test("never less than another library counts", () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        expect(textWidth(text)).toBeGreaterThanOrEqual(stringWidth(text));
      }),
    );
  });

  test("the parts of a text are as wide as the whole", () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        const parts = splitGraphemes(text).map(textWidth);
        expect(parts.reduce((sum, columns) => sum + columns, 0)).toBe(textWidth(text));
      }),
    );
  });
});

describe("truncate", () => {
  test.each([
    { text: "short", width: 5, cut: "short" },
    { text: "longer", width: 5, cut: "long…" },
    { text: "no blank before it", width: 9, cut: "no blank…" },
    { text: "no blank", width: 4, cut: "no…" },
    { text: "邮箱已满", width: 6, cut: "邮箱…" },
    { text: `${family}${family}${family}`, width: 5, cut: `${family}${family}…` },
    { text: "e\u0301e\u0301e\u0301", width: 2, cut: "e\u0301…" },
    { text: "abc", width: 1, cut: "…" },
    { text: "abc", width: 0, cut: "" },
  ])("$text in $width columns", ({ text, width, cut }) => {
    expect(truncate(text, width)).toBe(cut);
  });

  test.each([
    { text: "mail.log", width: 8, cut: "mail.log" },
    { text: "/var/log/mail.log", width: 9, cut: "…mail.log" },
    { text: "日誌/日誌", width: 6, cut: "…/日誌" },
    { text: "abc", width: 0, cut: "" },
  ])("the start of $text in $width columns", ({ text, width, cut }) => {
    expect(truncateStart(text, width)).toBe(cut);
  });
});

describe("wrap", () => {
  test.each([
    { name: "at blanks", text: "one two three", width: 7, lines: ["one two", "three"] },
    { name: "blanks within a line stay", text: "a  b", width: 9, lines: ["a  b"] },
    { name: "blanks at the ends go", text: "  a b  ", width: 9, lines: ["a b"] },
    { name: "nothing", text: "", width: 9, lines: [] },
    { name: "long token", text: "x abcdefgh", width: 3, lines: ["x", "abc", "def", "gh"] },
    {
      name: "a command stays together",
      text: "run `dig +short TXT x` now",
      width: 20,
      lines: ["run", "`dig +short TXT x`", "now"],
    },
    {
      name: "a command longer than a line",
      text: "run `dig +short TXT x`.",
      width: 10,
      lines: ["run `dig", "+short TXT", "x`."],
    },
    {
      name: "Chinese, between characters",
      text: "邮箱已满，请清理。",
      width: 12,
      lines: ["邮箱已满，请", "清理。"],
    },
    {
      name: "Chinese, not before a stop",
      text: "邮箱已满，请清理。",
      width: 8,
      lines: ["邮箱已", "满，请清", "理。"],
    },
    {
      name: "Chinese, not after an opening bracket",
      text: "拒收（SPF）后重发",
      width: 7,
      lines: ["拒收", "（SPF）", "后重发"],
    },
    {
      name: "Chinese beside a command, without a blank",
      text: "运行`dig +short x`查看",
      width: 14,
      lines: ["运行", "`dig +short x`", "查看"],
    },
    {
      name: "Chinese between commands",
      text: "`postconf -n`。Exim：`exim -bV`。",
      width: 16,
      lines: ["`postconf -n`。", "Exim：", "`exim -bV`。"],
    },
    {
      name: "names in Chinese stay whole",
      text: "看mx.example.com的TLS。",
      width: 15,
      lines: ["看", "mx.example.com", "的TLS。"],
    },
    {
      name: "Thai, between words",
      text: "เซิร์ฟเวอร์ไม่รับจดหมาย",
      width: 12,
      lines: ["เซิร์ฟเวอร์ไม่รับ", "จดหมาย"],
    },
    {
      name: "Thai, not before a repetition mark",
      text: "ส่งช้าๆ",
      width: 4,
      lines: ["ส่ง", "ช้าๆ"],
    },
    { name: "rare characters stay whole", text: "𠀀𠀁𠀂", width: 4, lines: ["𠀀𠀁", "𠀂"] },
    { name: "emoji stay whole", text: family.repeat(3), width: 3, lines: [family, family, family] },
    { name: "no-break space", text: "a 1\u202f000 b", width: 5, lines: ["a", "1\u202f000", "b"] },
  ])("$name", ({ text, width, lines }) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  test("keeps to the number of lines asked for", () => {
    expect(wrap("one two three four", 5, 2)).toEqual(["one", "two…"]);
    expect(wrap("one two", 5, 2)).toEqual(["one", "two"]);
  });

  test("no line is too wide, no grapheme is split, nothing is lost", () => {
    fc.assert(
      fc.property(mixedText, fc.integer({ min: 4, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.flatMap(splitGraphemes).filter(isInk)).toEqual(
          splitGraphemes(text).filter(isInk),
        );
      }),
    );
  });

  test("a cut text is not too wide", () => {
    fc.assert(
      fc.property(mixedText, fc.integer({ min: 1, max: 40 }), (text, width) => {
        expect(stringWidth(truncate(text, width))).toBeLessThanOrEqual(width);
        expect(stringWidth(truncateStart(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });

  test("a hostile text of 4,000 characters is wrapped at once", () => {
    const start = process.hrtime.bigint();
    wrap("é漢`".repeat(1333), 80);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(2000);
  });
});

const mixedText = fc
  .array(
    fc.constantFrom(
      "a",
      "bcd",
      " ",
      "`",
      "漢字",
      "한국",
      "ผู้ใช้",
      "น้ำ",
      "\u1112\u1161\u11ab",
      "हिन्दी",
      "🇫🇷",
      "e\u0301",
      "😀",
      family,
      ".",
      "https://x/",
    ),
  )
  .map((parts) => parts.join(""));

function isInk(grapheme: string): boolean {
  return grapheme !== " ";
}
