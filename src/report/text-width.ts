import stringWidth from "fast-string-width";

/** Made when first needed: most reports are ASCII, and making one takes milliseconds. */
let graphemeSegmenter: Intl.Segmenter | undefined;

/**
 * Terminals give the Thai and Lao vowel AM a cell of its own, although it belongs to the grapheme
 * before it.
 */
const spacingVowel = /[\u0e33\u0eb3]/g;

/** Columns that escaped text takes on a terminal. */
export function textWidth(text: string): number {
  if (isPrintableAscii(text)) return text.length;
  return stringWidth(text) + (text.match(spacingVowel)?.length ?? 0);
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
