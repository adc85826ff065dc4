import type { InputSource } from "./input-source.js";

/**
 * The sources in the order of their first stamps, so that a message's story is read from its start
 * however the shell sorted the names. A source without a stamp keeps its place in the list.
 */
export function orderInputs(
  sources: readonly InputSource[],
  firstTimeMs: (source: InputSource) => number | null,
): InputSource[] {
  const stamped = sources.flatMap((source) => {
    const timeMs = firstTimeMs(source);
    return timeMs === null ? [] : [{ source, timeMs }];
  });
  const isStamped = new Set(stamped.map(({ source }) => source));
  const inTimeOrder = stamped.toSorted((a, b) => a.timeMs - b.timeMs).values();
  return sources.map((source) => {
    if (!isStamped.has(source)) return source;
    return inTimeOrder.next().value?.source ?? source;
  });
}

/** Each file once, where several names lead to it; `onRepeated` hears of the names left out. */
export function uniqueInputs(
  sources: readonly InputSource[],
  onRepeated: (repeated: InputSource, first: InputSource) => void,
): InputSource[] {
  const byIdentity = new Map<string, InputSource>();
  return sources.filter((source) => {
    if (source.identity === null) return true;
    const first = byIdentity.get(source.identity);
    if (first === undefined) {
      byIdentity.set(source.identity, source);
      return true;
    }
    onRepeated(source, first);
    return false;
  });
}
