/**
 * Value of the three digits at `at` if they are a reply code that a server may send (RFC 5321
 * section 4.2: first digit 2 to 5) and no fourth digit follows; else undefined.
 */
export function replyCodeAt(text: string, at: number): number | undefined {
  const first = text.charCodeAt(at) - 48;
  const second = text.charCodeAt(at + 1) - 48;
  const third = text.charCodeAt(at + 2) - 48;
  if (!(first >= 2 && first <= 5 && second >= 0 && second <= 9 && third >= 0 && third <= 9)) {
    return undefined;
  }
  const after = text.charCodeAt(at + 3);
  const delimited = at + 3 >= text.length || after === 32 || after === 45 || after === 9;
  return delimited ? first * 100 + second * 10 + third : undefined;
}
