import { splitGraphemes, textWidth } from "./text-width.js";

/** Cuts text at its end to at most `width` columns; an ellipsis stands for what is gone. */
export function truncate(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  if (width < 1) return "";
  return takeColumns(splitGraphemes(text), width - 1).trimEnd() + "…";
}

/** Cuts text at its start, as suits a path whose file name matters most. */
export function truncateStart(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  if (width < 1) return "";
  const reversed = splitGraphemes(text).reverse();
  const kept = splitGraphemes(takeColumns(reversed, width - 1)).length;
  return "…" + reversed.slice(0, kept).reverse().join("").trimStart();
}

/** As many of the graphemes as fit. */
function takeColumns(graphemes: readonly string[], width: number): string {
  let taken = "";
  let columns = 0;
  for (const grapheme of graphemes) {
    columns += textWidth(grapheme);
    if (columns > width) break;
    taken += grapheme;
  }
  return taken;
}
