import { expect, test } from "vitest";
import { BoundedCache } from "../../src/pipeline/bounded-cache.js";

test("remembers, forgets what is not asked for, and never holds more than twice its capacity", () => {
  const cache = new BoundedCache<number>(3);
  const askedFor = -1;
  cache.set(askedFor, -1);
  for (let value = 0; value < 100; value += 1) {
    cache.set(value, value);
    expect(cache.get(askedFor)).toBe(-1);
    expect(cache.get(value)).toBe(value);
    expect(cache.size).toBeLessThanOrEqual(6);
  }
  expect(cache.get(0)).toBeUndefined();
});
