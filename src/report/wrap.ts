import { splitUnspaced } from "./split-unspaced.js";
import { splitGraphemes, textWidth } from "./text-width.js";
import { truncate } from "./truncate.js";

/** A piece that stays together, and the blanks before it. */
interface Piece {
  readonly blank: string;
  readonly text: string;
}

/** A run without blanks, but for those inside of a command between backticks. */
const runPattern = /( *)((?:`[^`]*`|[^ `]+|`)+)/g;

/**
 * Breaks text into lines of at most `width` columns, at blanks, and where scripts that are written
 * without blanks may be broken. A command between backticks stays together. What is longer than a
 * line is cut between graphemes. Text beyond `maxLines` is cut with an ellipsis.
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
  return Array.from(text.matchAll(runPattern)).flatMap(([, blank = "", run = ""]) =>
    splitUnspaced(run).flatMap((part, index): Piece[] => {
      const before = index === 0 ? blank : "";
      if (!part.includes(" ") || textWidth(part) <= width) return [{ blank: before, text: part }];
      return splitLongCommand(before, part);
    }),
  );
}

/** A command that no line has room for breaks at its blanks after all. */
function splitLongCommand(blank: string, command: string): Piece[] {
  return Array.from(command.matchAll(/( *)([^ ]+)/g), ([, inner = "", word = ""], index) => ({
    blank: index === 0 ? blank : inner,
    text: word,
  }));
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
