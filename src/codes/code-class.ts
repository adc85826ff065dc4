/** First digit of a code: what became of the command (RFC 5321 section 4.2.1, RFC 3463 section 3.1). */
export const classDigits = ["2", "3", "4", "5"] as const;

export type ClassDigit = (typeof classDigits)[number];

/** Class of a code such as 550 or 5.7.1; undefined where the first digit is none. */
export function classDigitOf(code: string): ClassDigit | undefined {
  return classDigits.find((digit) => code.startsWith(digit));
}
