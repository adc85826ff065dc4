const hexDigit = 1;
const longIdDigit = 2;

/** Which queue id alphabets a character belongs to, by its code. */
const alphabets = new Uint8Array(256);
for (const digit of "0123456789ABCDEF") alphabets[digit.charCodeAt(0)] = hexDigit;
for (const digit of "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz") {
  const code = digit.charCodeAt(0);
  alphabets[code] = (alphabets[code] ?? 0) | longIdDigit;
}

/**
 * Index of the colon after the queue id at `start`, or -1 where none stands. Short ids are 6 to 16
 * upper-case hexadecimal digits; long ones have no vowels (`src/global/mail_queue.h` of Postfix),
 * which is why neither `NOQUEUE` nor `warning` is taken for one.
 */
export function queueIdEnd(text: string, start: number, end: number): number {
  let common = hexDigit | longIdDigit;
  let at = start;
  const limit = Math.min(end, start + 32);
  for (; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 58) break;
    common &= alphabets[code] ?? 0;
    if (common === 0) return -1;
  }
  const length = at - start;
  if (at === limit || length < 5) return -1;
  return (common & hexDigit) !== 0 || length >= 10 ? at : -1;
}
