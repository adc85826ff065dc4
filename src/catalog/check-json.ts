/** Where a JSON text breaks, and what was expected there. */
export interface JsonProblem {
  /** Counts from 1. */
  readonly line: number;
  /** UTF-16 code units from the start of the line, counted from 1. */
  readonly column: number;
  readonly what: string;
}

/** Deepest nesting that is read; the catalog needs six levels. */
const maxDepth = 64;

const blank = /[ \t\n\r]*/y;
// One escape or one run of plain characters at a time: no nested repetition.
const stringPart = /[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Finds the first syntax error (RFC 8259) or repeated key. `JSON.parse` names no position for some
 * errors, and keeps the last of two equal keys in silence.
 */
export function checkJson(text: string): JsonProblem | undefined {
  let offset = 0;
  let problem: JsonProblem | undefined;

  const fail = (what: string, at = offset): false => {
    const before = text.slice(0, at);
    const lineStart = before.lastIndexOf("\n") + 1;
    const line = before.split("\n").length;
    problem ??= { line, column: at - lineStart + 1, what };
    return false;
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = offset;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) offset += found.length;
    return found;
  };
  const skipped = (character: string): boolean => {
    take(blank);
    if (text[offset] !== character) return false;
    offset += 1;
    take(blank);
    return true;
  };
  const readString = (): string | undefined => {
    const start = offset;
    if (text[offset] !== '"') return undefined;
    offset += 1;
    while (take(stringPart) !== undefined);
    if (text[offset] !== '"') {
      fail("the string breaks here; close it with a quote, or escape the character");
      return undefined;
    }
    offset += 1;
    return text.slice(start, offset);
  };
  const readMembers = (depth: number): boolean => {
    const keys = new Set<string>();
    do {
      take(blank);
      const start = offset;
      const key = readString();
      if (key === undefined) return fail("expected a key in double quotes");
      if (keys.has(key)) return fail(`the key ${key} stands here twice; keep one`, start);
      keys.add(key);
      if (!skipped(":")) return fail('expected ":"');
      if (!readValue(depth)) return false;
    } while (skipped(","));
    return skipped("}") || fail('expected "," or "}"');
  };
  const readItems = (depth: number): boolean => {
    do {
      take(blank);
      if (!readValue(depth)) return false;
    } while (skipped(","));
    return skipped("]") || fail('expected "," or "]"');
  };
  const readValue = (depth: number): boolean => {
    if (depth > maxDepth) return fail(`nested deeper than ${maxDepth} levels`);
    if (skipped("{")) return skipped("}") || readMembers(depth + 1);
    if (skipped("[")) return skipped("]") || readItems(depth + 1);
    if (text[offset] === '"') return readString() !== undefined;
    return take(scalar) !== undefined || fail("expected a value");
  };

  take(blank);
  if (readValue(0)) {
    take(blank);
    if (offset < text.length) fail("expected the end of the file");
  }
  return problem;
}
