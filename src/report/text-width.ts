import stringWidth from "fast-string-width";

/** Made when first needed: most reports are ASCII, and making one takes milliseconds. */
let graphemeSegmenter: Intl.Segmenter | undefined;

/** Hangul vowels and finals that follow a leading consonant: drawn in its two cells. */
const joinedJamo = /[\u1160-\u11ff\ud7b0-\ud7ff]/g;

/** Marks of Indic scripts that stand beside their letter; `stringWidth` counts no mark. */
const spacingMark = /\p{Mc}/gu;

/**
 * Columns that escaped text takes on a terminal. Where terminals differ, as they do about emoji of
 * several parts, it is what the newer ones take.
 */
export function textWidth(text: string): number {
  if (isPrintableAscii(text)) return text.length;
  return stringWidth(text.replace(joinedJamo, "")) + (text.match(spacingMark)?.length ?? 0);
}

/** What a reader sees as one character each. */
export function splitGraphemes(text: string): string[] {
  if (isPrintableAscii(text)) return [...text];
  graphemeSegmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(graphemeSegmenter.segment(text), ({ segment }) => segment);
}

function isPrintableAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
