/** A code at the start of a reply's text, as RFC 2034 asks; some servers write `#5.1.1` or `(…)`. */
const leading = /^[#([]{0,2}([245])\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)[)\]]?[:,;-]?(?: |$)/;

/**
 * A code further on. Digits with dots are often addresses and versions, so this one must be
 * delimited, of a registered subject (RFC 3463 section 3: 0 to 7), and of the reply's own class.
 */
const embedded =
  /(?:^|[ ([<{"']|\b[245]\d\d-)#?([245])\.([0-7])\.(\d{1,3})(?=$|[\s)\]>}:;,"'-]|\.(?:\s|$))/g;
/** What says that the digits behind are a software's. */
const versionWord = /\b(?:version|release)$/i;

/** Text without its leading enhanced status code, and that code. */
export interface EnhancedSplit {
  readonly enhanced: string | null;
  readonly rest: string;
}

/**
 * Takes the enhanced status code (RFC 3463) out of a reply's text that follows its reply code. A
 * leading code is cut off; one further on stays in the text, where it may be part of a sentence.
 * `replyClass` is the first digit of the reply code, null where the log shows none.
 */
export function splitEnhancedStatusCode(text: string, replyClass: number | null): EnhancedSplit {
  const lead = leading.exec(text);
  if (lead !== null) {
    return { enhanced: `${lead[1]}.${lead[2]}.${lead[3]}`, rest: text.slice(lead[0].length) };
  }
  // A success has its code in front or not at all: digits further on are versions and sizes.
  if (replyClass === 2 || !text.includes(".")) return { enhanced: null, rest: text };
  for (const match of text.matchAll(embedded)) {
    const ofClass = replyClass === null || Number(match[1]) === replyClass;
    if (ofClass && !versionWord.test(text.slice(Math.max(0, match.index - 8), match.index))) {
      return { enhanced: `${match[1]}.${match[2]}.${match[3]}`, rest: text };
    }
  }
  return { enhanced: null, rest: text };
}
