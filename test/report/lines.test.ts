import { describe, expect, test } from "vitest";
import { createPalette, styles } from "../../src/report/colors.js";
import { fitScreen, type Section } from "../../src/report/fit-screen.js";
import { flow, numberedSteps, prose } from "../../src/report/flow.js";
import { alignRight, indent, type Line, renderLines, span } from "../../src/report/line.js";
import { layOutTable } from "../../src/report/table.js";
import { textWidth } from "../../src/report/text-width.js";

const plain = createPalette(false);
const show = (lines: readonly Line[]) => renderLines(lines, plain);

/** Where the words of a line of one column a letter begin. */
function columnStarts(line: string): number[] {
  return Array.from(line.matchAll(/[^ ]+/g), ({ index }) => index);
}

describe("renderLines", () => {
  test("blanks at the end go, in whichever span they are", () => {
    expect(show([[span("a "), span("  ", "bad"), span(" ")], []])).toBe("a\n\n");
  });

  test("no span can carry a control sequence, painted or not", () => {
    const line = [span("\u001b[2J\n", "bad")];
    expect(show([line])).toBe("\\x1b[2J\\x0a\n");
    expect(renderLines([line], createPalette(true))).toBe("\u001b[31m\\x1b[2J\\x0a\u001b[39m\n");
  });

  test.each(styles)("%s leaves the text as it is where colour is off", (style) => {
    expect(plain[style]("text")).toBe("text");
  });
});

describe("lines", () => {
  test("right edge", () => {
    expect(show([alignRight([span("a")], [span("b")], 6)])).toBe("a    b\n");
    expect(show([alignRight([span("abcd")], [span("b")], 6)])).toBe("abcd  b\n");
  });

  test("indented, with a label before the first", () => {
    expect(show(indent([[span("a")], [span("b")]], 4, [span("x")]))).toBe("x   a\n    b\n");
  });

  test("facts break at their dots", () => {
    const facts = ["one", "two", "three four five"].map((text) => span(text));
    expect(show(flow(facts, 10))).toBe("one · two\nthree four\nfive\n");
    expect(flow([], 10)).toEqual([]);
  });

  test("commands are set off, over line ends too", () => {
    expect(prose("run `a b` now", 80)).toEqual([
      [span("run "), span("`a b`", "accent"), span(" now")],
    ]);
    expect(prose("`aa bb` c", 4)).toEqual([
      [span("`aa", "accent")],
      [span("bb`", "accent")],
      [span("c")],
    ]);
  });

  test("steps are numbered where there are several", () => {
    expect(show(numberedSteps(["only this"], 20))).toBe("only this\n");
    expect(show(numberedSteps(["first step", "second"], 9))).toBe("1. first\n   step\n2. second\n");
    const ten = numberedSteps(
      Array.from({ length: 10 }, () => "x"),
      20,
    );
    expect(show(ten.slice(8))).toBe("9. x\n10. x\n");
  });
});

describe("layOutTable", () => {
  test("aligns without frame, colour or trailing blanks", () => {
    const rows = [
      [
        { text: "head", align: "left", columns: 2 },
        { text: "", align: "left" },
      ],
      [
        { text: "550 5.1.1", align: "left" },
        { text: "17,204", align: "right" },
        { text: "x", align: "left" },
      ],
      [
        { text: "250", align: "left" },
        { text: "4", align: "right" },
        { text: "", align: "left" },
      ],
    ] as const;
    expect(show(layOutTable(rows))).toBe("head\n550 5.1.1  17,204  x\n250             4\n");
    expect(layOutTable([])).toEqual([]);
  });

  test("paints texts and no blanks", () => {
    const row = [
      { text: "a b", align: "left", style: "strong" },
      { text: "", align: "left" },
      { text: "c", align: "right", style: "faint" },
    ] as const;
    expect(layOutTable([row])).toEqual([[span("a b", "strong"), span("    "), span("c", "faint")]]);
  });

  test.each([
    { script: "Thai", name: "ผู้ใช้ที่นี้ทำน้ำ", heading: "คำตอบของเรา" },
    { script: "Chinese", name: "邮箱已满", heading: "入站应答" },
    { script: "letters like the stand-ins", name: "xx x", heading: "x xx" },
  ])("columns are straight in $script", ({ name, heading }) => {
    const rows = [
      [
        { text: heading.repeat(3), align: "left", columns: 2 },
        { text: heading, align: "left", columns: 2 },
      ],
      [name, "1", "550", "17,204"].map((text) => ({ text, align: "left" }) as const),
      ["250", "1", name, "4"].map((text) => ({ text, align: "left" }) as const),
    ] as const;
    const [top = "", ...others] = show(layOutTable(rows)).split("\n");
    const starts = others.slice(0, 2).map((line) => columnStarts(line.replaceAll(name, standIn)));
    expect(starts[0]).toEqual(starts[1]);
    expect(others[1]?.startsWith(`250${" ".repeat(textWidth(name) - 1)}1  `)).toBe(true);
    expect(top.startsWith(`${heading.repeat(3)}  `)).toBe(true);
    expect(textWidth(top.slice(0, top.lastIndexOf(heading)))).toBe(starts[0]?.[2]);

    function standIn(text: string): string {
      return "n".repeat(textWidth(text));
    }
  });
});

describe("fitScreen", () => {
  const rows = (...texts: string[]): Line[] => texts.map((text) => [span(text)]);
  const first: Section = [rows("a"), rows("a", "a2"), rows("a", "a2", "a3")];
  const second: Section = [rows("b"), rows("b", "b2")];

  test.each([
    { name: "no room: the least", height: 1, text: "a\n\nb\n" },
    { name: "room for one line", height: 4, text: "a\na2\n\nb\n" },
    { name: "sections take turns", height: 5, text: "a\na2\n\nb\nb2\n" },
    { name: "room for all", height: 99, text: "a\na2\na3\n\nb\nb2\n" },
  ])("$name", ({ height, text }) => {
    expect(show(fitScreen([first, second], height))).toBe(text);
  });

  test("empty sections leave no gap", () => {
    expect(show(fitScreen([[[]], [rows("b")], [[]]], 40))).toBe("b\n");
    expect(fitScreen([], 40)).toEqual([]);
  });

  test("what does not fit does not keep others from growing", () => {
    const large: Section = [rows("a"), rows("1", "2", "3", "4", "5")];
    expect(show(fitScreen([large, second], 4))).toBe("a\n\nb\nb2\n");
  });
});
