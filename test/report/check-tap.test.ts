import { Parser, type Result } from "tap-parser";
import { describe, expect, test } from "vitest";
import { renderCheckTap } from "../../src/report/check-tap.js";
import {
  failedCheck,
  hostileCheck,
  manyCheck,
  passedCheck,
  unjudgedCheck,
} from "./sample-check.js";

interface Read {
  readonly points: readonly Result[];
  /** Lines that are no TAP. */
  readonly extra: readonly string[];
  readonly isBailedOut: boolean;
  readonly failed: number;
  readonly ok: boolean;
  readonly faults: readonly string[];
}

function readTap(tap: string): Read {
  const points: Result[] = [];
  const extra: string[] = [];
  const parser = new Parser({ strict: true });
  parser.on("assert", (point: Result) => points.push(point));
  parser.on("extra", (line: string) => extra.push(line));
  parser.end(tap);
  const { results } = parser;
  if (results === null) throw new Error("the parser has not ended");
  return {
    points,
    extra,
    isBailedOut: parser.bailedOut !== false,
    failed: results.fail,
    ok: results.ok,
    faults: results.failures.flatMap(({ tapError }) => (tapError ? [tapError] : [])),
  };
}

describe("TAP", () => {
  test.each([
    { name: "passed", check: passedCheck, failed: 0 },
    { name: "failed", check: failedCheck, failed: 5 },
    { name: "unjudged", check: unjudgedCheck, failed: 3 },
    { name: "hostile", check: hostileCheck, failed: 7 },
    { name: "many", check: manyCheck, failed: 803 },
  ])("$name: a strict parser reads it whole", ({ check, failed }) => {
    const read = readTap(renderCheckTap(check));
    expect(read).toMatchObject({ extra: [], isBailedOut: false, failed, ok: failed === 0 });
    expect(read.faults).toEqual([]);
    expect(read.points).toHaveLength(1 + check.budgets.length + check.findings.length);
    for (const point of read.points) expect(point.todo).toBe(false);
  });

  test("names and diagnostics come back as they were", () => {
    const { points } = readTap(renderCheckTap(failedCheck));
    expect(points[1]).toMatchObject({
      ok: false,
      name: "max bounced=0",
      diag: {
        message: "4 recipients, at most 0 allowed",
        problems: ["outbound/mailbox-unknown/-/550/5.1.1"],
      },
    });
    expect(points[6]).toMatchObject({
      ok: false,
      name: "outbound/mailbox-unknown/-/550/5.1.1",
      diag: { at: "logs/send.log:12", fix: "Take the addresses off the list." },
    });
    expect(points[9]).toMatchObject({ ok: true, skip: "known: the baseline accepts 2 recipients" });
  });
});
