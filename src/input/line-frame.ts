/** Longest line that is read, in bytes; a longer one is dropped and counted, never kept in memory. */
export const maxLineBytes = 1024 * 1024;

/** Stands for a line that was dropped. */
export const overlongLine = "";

/**
 * Cuts text into blocks of whole lines: a matcher for split2 that splits at the last line feed of
 * what has arrived instead of at each, so that framing costs next to nothing per line.
 *
 * It also holds the bound on the length of a line. split2's own `maxLength` sees only the buffered
 * rest, and its `skipOverflow` drops lines uncounted; so the frame throws an overlong line away as
 * it grows, and an empty block stands in its place. One frame serves one stream.
 */
export class LineFrame {
  readonly #limit: number;
  #dropping = false;

  constructor(limit: number = maxLineBytes) {
    this.#limit = limit;
  }

  /** The whole lines of `text`, each with its line feed, in one block; then the unfinished rest. */
  [Symbol.split](text: string): string[] {
    let start = 0;
    if (this.#dropping) {
      const end = text.indexOf("\n");
      if (end === -1) return [""];
      this.#dropping = false;
      start = end + 1;
    }
    const end = text.lastIndexOf("\n") + 1;
    const rest = text.slice(Math.max(start, end));
    const blocks = end > start ? this.#withinLimit(text.slice(start, end)) : [];
    if (rest.length <= this.#limit) return [...blocks, rest];
    this.#dropping = true;
    return [...blocks, overlongLine, ""];
  }

  /** A line may grow over the limit within the chunk that ends it; such lines are cut out here. */
  #withinLimit(block: string): string[] {
    if (block.length <= this.#limit) return [block];
    const kept: string[] = [];
    let from = 0;
    let at = 0;
    while (at < block.length) {
      const feed = block.lastIndexOf("\n", at + this.#limit);
      if (feed >= at) {
        at = feed + 1;
        continue;
      }
      if (at > from) kept.push(block.slice(from, at));
      kept.push(overlongLine);
      at = block.indexOf("\n", at) + 1;
      from = at;
    }
    if (from < block.length) kept.push(block.slice(from));
    return kept;
  }
}
