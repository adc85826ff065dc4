/**
 * What a terminal acts on or does not show: control characters (C0, DEL, C1), format characters
 * (bidi overrides and isolates, zero-width characters), line and paragraph separators, lone
 * surrogates and invisible fillers. The emoji presentation selector stays.
 */
const hidden = /(?!\uFE0F)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Marks stacked on one character beyond what any script needs. */
const tooManyMarks = /(\p{M}{8})\p{M}{1,4000}/gu;

/**
 * Makes untrusted text harmless for a terminal: what is hidden or acted upon is shown as `\x1b` or
 * `\u{202e}`. Escaping twice changes nothing.
 */
export function escapeTerminal(text: string): string {
  if (isPlain(text)) return text;
  return text.replace(hidden, showCharacter).replace(tooManyMarks, "$1");
}

/** Code units of one log text that are ever shown. */
const longestShown = 4000;

/** Text from a log, ready to be laid out: escaped, and cut where nobody reads on. */
export function displayText(text: string): string {
  if (text.length <= longestShown) return escapeTerminal(text);
  return escapeTerminal(text.slice(0, longestShown)) + "…";
}

/** Printable ASCII needs no look at Unicode's tables. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function showCharacter(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const digits = codePoint.toString(16);
  return codePoint < 0x100 ? `\\x${digits.padStart(2, "0")}` : `\\u{${digits.padStart(4, "0")}}`;
}

/** What `JSON.stringify` leaves as it is although a terminal acts on it or hides it. */
const hiddenInJson = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** JSON text without raw control and bidi characters; it stands for the same value. */
export function escapeJson(json: string): string {
  return json.replace(
    hiddenInJson,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
