import { BoundedMap } from "../../src/aggregate/bounded-map.js";
import { DistinctCounter } from "../../src/aggregate/distinct-counter.js";

/** Everything that is held, as plain values in a fixed order. */
export function contentOf(value: unknown): unknown {
  if (value instanceof DistinctCounter) return value.count;
  if (value instanceof BoundedMap) return contentOf(new Map<string, unknown>(value.entries()));
  if (value instanceof Set) return [...value].sort();
  if (value instanceof Map) {
    const entries: [string, unknown][] = Array.from(value, ([key, one]) => [
      String(key),
      contentOf(one),
    ]);
    return entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, contentOf(one)]));
}
