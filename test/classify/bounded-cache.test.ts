import { expect, test } from "vitest";
import { BoundedCache } from "../../src/classify/bounded-cache.js";

test("remembers, forgets what is not asked for, and never holds more than twice its capacity", () => {
  const cache = new BoundedCache<number>(3);
  cache.set("asked for", -1);
  for (let value = 0; value < 100; value += 1) {
    cache.set(`key ${value}`, value);
    expect(cache.get("asked for")).toBe(-1);
    expect(cache.get(`key ${value}`)).toBe(value);
    expect(cache.size).toBeLessThanOrEqual(6);
  }
  expect(cache.get("key 0")).toBeUndefined();
});
