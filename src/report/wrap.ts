import { splitGraphemes, textWidth } from "./text-width.js";
import { truncate } from "./truncate.js";

/** A piece that stays together, and the blanks before it. */
interface Piece {
  readonly blank: string;
  readonly text: string;
}

/** Made when first needed: few texts are in a script without blanks. */
let wordSegmenter: Intl.Segmenter | undefined;

/** A command between backticks stays together; any other run without blanks is one word. */
const wordPattern = /( *)(`[^`]*`[^ `]*|[^ ]+)/g;

const unspacedScript =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/**
 * Breaks text into lines of at most `width` columns, at blanks, and between the words of scripts
 * that are written without blanks. What is longer than a line is cut between graphemes. Text beyond
 * `maxLines` is cut with an ellipsis.
 */
export function wrap(text: string, width: number, maxLines = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  let line = "";
  for (const { blank, text: piece } of splitPieces(text, width)) {
    const candidate = line === "" ? piece : line + blank + piece;
    if (textWidth(candidate) <= width) {
      line = candidate;
      continue;
    }
    if (line !== "") lines.push(line);
    const cut = cutToWidth(piece, width);
    line = cut.pop() ?? "";
    lines.push(...cut);
  }
  if (line !== "") lines.push(line);
  if (lines.length <= maxLines) return lines;
  const last = lines.slice(maxLines - 1).join(" ");
  return [...lines.slice(0, maxLines - 1), truncate(last, width)];
}

function splitPieces(text: string, width: number): Piece[] {
  const pieces: Piece[] = [];
  for (const [, blank = "", run = ""] of text.matchAll(wordPattern)) {
    if (!run.includes(" ")) pieces.push(...splitWord(blank, run));
    else if (textWidth(run) <= width) pieces.push({ blank, text: run });
    else pieces.push(...splitLongCommand(blank, run));
  }
  return pieces;
}

/** A command that no line has room for breaks at its blanks after all. */
function splitLongCommand(blank: string, command: string): Piece[] {
  return Array.from(command.matchAll(/( *)([^ ]+)/g)).flatMap(([, inner = "", word = ""], index) =>
    splitWord(index === 0 ? blank : inner, word),
  );
}

/** Splits a run of Chinese, Thai and the like into words; punctuation stays with its word. */
function splitWord(blank: string, word: string): Piece[] {
  if (!unspacedScript.test(word)) return [{ blank, text: word }];
  const texts: string[] = [];
  wordSegmenter ??= new Intl.Segmenter("en", { granularity: "word" });
  for (const { segment, isWordLike } of wordSegmenter.segment(word)) {
    if (isWordLike === true || texts.length === 0) texts.push(segment);
    else texts.push((texts.pop() ?? "") + segment);
  }
  return texts.map((text, index) => ({ blank: index === 0 ? blank : "", text }));
}

function cutToWidth(text: string, width: number): string[] {
  if (textWidth(text) <= width) return [text];
  const parts: string[] = [];
  let part = "";
  let columns = 0;
  for (const grapheme of splitGraphemes(text)) {
    const graphemeColumns = textWidth(grapheme);
    if (part !== "" && columns + graphemeColumns > width) {
      parts.push(part);
      part = "";
      columns = 0;
    }
    part += grapheme;
    columns += graphemeColumns;
  }
  parts.push(part);
  return parts;
}
