import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LineFrame, overlongLine } from "../../src/input/line-frame.js";

/** Runs text through a frame in pieces, as split2 does. */
function frameInPieces(pieces: readonly string[], limit: number) {
  const frame = new LineFrame(limit);
  const blocks: string[] = [];
  let rest = "";
  let longestRest = 0;
  for (const piece of pieces) {
    const list = (rest + piece).split(frame);
    rest = list.pop() ?? "";
    longestRest = Math.max(longestRest, rest.length);
    blocks.push(...list);
  }
  if (rest !== "") blocks.push(rest);
  const oversized = blocks.filter((block) => block === overlongLine).length;
  return { blocks, longestRest, oversized };
}

describe("LineFrame", () => {
  test("cuts at the last line feed", () => {
    expect("a\nb\nc".split(new LineFrame())).toEqual(["a\nb\n", "c"]);
    expect("a\nb\n".split(new LineFrame())).toEqual(["a\nb\n", ""]);
    expect("abc".split(new LineFrame())).toEqual(["abc"]);
  });

  test("drops a line over the limit and counts it, however it arrives", () => {
    const text = `short\n${"x".repeat(20)}\nnext\n`;
    for (const pieces of [[text], [text.slice(0, 12), text.slice(12)]]) {
      expect(frameInPieces(pieces, 10).blocks).toEqual(["short\n", overlongLine, "next\n"]);
    }
  });

  test("drops an overlong line that never ends", () => {
    const { blocks, oversized } = frameInPieces(["ok\n", "y".repeat(8), "y".repeat(8)], 10);
    expect(blocks).toEqual(["ok\n", overlongLine]);
    expect(oversized).toBe(1);
  });

  test("a line of exactly the limit stays", () => {
    const { blocks, oversized } = frameInPieces(["1234567890\n12345678901\n"], 10);
    expect(blocks).toEqual(["1234567890\n", overlongLine]);
    expect(oversized).toBe(1);
  });

  test("keeps every line within the limit, counts every other, holds no more than the limit", () => {
    const line = fc.string({ unit: fc.constantFrom("a", "b", "\r", "\0"), maxLength: 24 });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 20 }),
        fc.boolean(),
        fc.array(fc.nat({ max: 400 }), { maxLength: 8 }),
        (lines, ended, cuts) => {
          const text = lines.join("\n") + (ended ? "\n" : "");
          const at = [...cuts.map((cut) => cut % (text.length + 1)), text.length].sort(
            (a, b) => a - b,
          );
          const pieces = at.map((end, i) => text.slice(at[i - 1] ?? 0, end));
          const { blocks, oversized, longestRest } = frameInPieces(pieces, 10);
          const kept = blocks.join("").split("\n").filter(Boolean);
          const all = text.split("\n");
          expect(kept).toEqual(all.filter((one) => one.length > 0 && one.length <= 10));
          expect(oversized).toBe(all.filter((one) => one.length > 10).length);
          expect(longestRest).toBeLessThanOrEqual(10);
          for (const block of blocks.filter(Boolean).slice(0, -1)) {
            expect(block.endsWith("\n")).toBe(true);
          }
        },
      ),
    );
  });
});
