/** Made when first needed, for it takes milliseconds: few texts are in such a script. */
let wordSegmenter: Intl.Segmenter | undefined;

/** Scripts whose words follow one another without a blank; a line may end behind each word. */
const wordScript = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Scripts where a line may end behind each character. */
const characterScript = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** Chinese punctuation: as wide as a character, so a line may end behind it. */
const widePunctuation = /[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/;

const aloneInLine = new RegExp(`(${characterScript.source}|${widePunctuation.source})`, "u");

/** What no line begins with: closing brackets, stops, repetition and length marks. */
const noStart = /^[\p{Pe}\p{Pf}\p{M}。，、：；！？．・…‥—–%％‰°,.:;!?'"’”～〜々〻ーゝゞヽヾๆฯ]/u;

/** What no line ends with: opening brackets and quotes. */
const noEnd = /[\p{Ps}\p{Pi}“‘#＃$＄￥@＠]$/u;

/**
 * Splits a run without blanks where a line may end. Chinese breaks between any two characters, but
 * never before 。 or after （; Thai between words. Commands between backticks stay whole.
 */
export function splitUnspaced(run: string): string[] {
  if (!isUnspaced(run)) return [run];
  const parts: string[] = [];
  for (const atom of splitAtoms(run)) {
    const last = parts.at(-1);
    if (last === undefined || mayBreak(last, atom)) parts.push(atom);
    else parts[parts.length - 1] = last + atom;
  }
  return parts;
}

function splitAtoms(run: string): string[] {
  const atoms: string[] = [];
  for (const [part] of run.matchAll(/`[^`]*`|[^`]+|`/g)) {
    if (part.startsWith("`")) atoms.push(part);
    else if (wordScript.test(part)) atoms.push(...splitWords(part));
    else atoms.push(...splitCharacters(part));
  }
  return atoms;
}

function splitWords(text: string): string[] {
  wordSegmenter ??= new Intl.Segmenter("th", { granularity: "word" });
  return Array.from(wordSegmenter.segment(text)).flatMap(({ segment }) => splitCharacters(segment));
}

/** Characters of Chinese and its punctuation by themselves, all else as it stands. */
function splitCharacters(text: string): string[] {
  return text.split(aloneInLine).filter((part) => part !== "");
}

function mayBreak(before: string, after: string): boolean {
  if (noStart.test(after) || noEnd.test(before)) return false;
  return isUnspaced(lastCharacter(before)) || isUnspaced(firstCharacter(after));
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

function lastCharacter(text: string): string {
  const isPair = /[\udc00-\udfff]/.test(text.slice(-1));
  return text.slice(isPair ? -2 : -1);
}

function isUnspaced(text: string): boolean {
  return wordScript.test(text) || characterScript.test(text) || widePunctuation.test(text);
}
