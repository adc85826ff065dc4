/** Lengths of the three parts of a message id, up to 4.96 and from 4.97. */
const shapes = [
  [6, 6, 2],
  [6, 11, 4],
] as const;

function isAlphanumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function partEnd(text: string, start: number, length: number): number {
  for (let at = start; at < start + length; at += 1) {
    if (!isAlphanumeric(text.charCodeAt(at))) return -1;
  }
  return start + length;
}

/**
 * Index after the Exim message id at `start` (`1abcde-000001-XY`, or `1abcde-00000000001-abcd` from
 * 4.97), or -1 where none stands there.
 */
export function messageIdEnd(text: string, start: number, end: number): number {
  for (const [first, second, third] of shapes) {
    let at = partEnd(text, start, first);
    if (at < 0 || text.charCodeAt(at) !== 45) return -1;
    at = partEnd(text, at + 1, second);
    if (at < 0 || text.charCodeAt(at) !== 45) continue;
    at = partEnd(text, at + 1, third);
    if (at < 0 || at > end) continue;
    if (at === end || !isAlphanumeric(text.charCodeAt(at))) return at;
  }
  return -1;
}
