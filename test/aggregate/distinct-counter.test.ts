import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DistinctCounter, distinctCapacity } from "../../src/aggregate/distinct-counter.js";

function counterOf(texts: Iterable<string>): DistinctCounter {
  const counter = new DistinctCounter();
  for (const text of texts) counter.add(text);
  return counter;
}

function* names(from: number, to: number): Generator<string> {
  for (let n = from; n < to; n += 1) yield `user${n}@example.com`;
}

function merged(...counters: readonly DistinctCounter[]): DistinctCounter {
  const sum = new DistinctCounter();
  for (const counter of counters) sum.addAll(counter);
  return sum;
}

describe("up to the capacity", () => {
  test("exact, whatever the order and however often", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const counter = counterOf([...texts, ...texts.toReversed()]);
        expect([counter.count, counter.estimated]).toEqual([new Set(texts).size, false]);
      }),
    );
  });

  test("exact at the capacity itself", () => {
    const counter = counterOf(names(0, distinctCapacity));
    expect([counter.count, counter.estimated]).toEqual([distinctCapacity, false]);
  });
});

describe("beyond the capacity", () => {
  test.each([distinctCapacity + 1, 100_000, 300_000])("%i, within three percent", (size) => {
    const counter = counterOf(names(0, size));
    expect(counter.estimated).toBe(true);
    expect(Math.abs(counter.count / size - 1)).toBeLessThan(0.03);
  });

  test("again is not more", () => {
    const counter = counterOf(names(0, 80_000));
    const { count } = counter;
    for (const name of names(0, 80_000)) counter.add(name);
    expect(counter.count).toBe(count);
  });
});

describe("a monoid", () => {
  const texts = fc.array(fc.string({ maxLength: 3 }), { maxLength: 60 });

  test("parts make the whole, in any order and grouping", () => {
    fc.assert(
      fc.property(texts, texts, texts, (a, b, c) => {
        const [x, y, z] = [counterOf(a), counterOf(b), counterOf(c)];
        const whole = counterOf([...a, ...b, ...c]).count;
        expect(merged(x, merged(y, z)).count).toBe(whole);
        expect(merged(merged(x, y), z).count).toBe(whole);
        expect(merged(z, y, x).count).toBe(whole);
        expect(merged(x, new DistinctCounter()).count).toBe(x.count);
      }),
    );
  });

  test("also where parts or the whole are estimates", () => {
    const whole = counterOf(names(0, 120_000)).count;
    const ranges = [
      [0, 20_000],
      [10_000, 90_000],
      [60_000, 120_000],
    ] as const;
    const parts = ranges.map(([from, to]) => counterOf(names(from, to)));
    expect(merged(...parts).count).toBe(whole);
    expect(merged(...parts.toReversed()).count).toBe(whole);
  });

  test("merging leaves the other as it was", () => {
    const other = counterOf(names(0, 100));
    const sum = counterOf(names(100, 90_000));
    sum.addAll(other);
    expect([other.count, other.estimated]).toEqual([100, false]);
  });
});
