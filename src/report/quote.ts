import { displayText } from "./escape.js";
import { alignRight, type Line, span } from "./line.js";
import type { CodeCount, Sample } from "./report.js";
import type { TerminalContext } from "./terminal-context.js";
import { textWidth } from "./text-width.js";
import { truncate } from "./truncate.js";
import { wrap } from "./wrap.js";

const bar = "│ ";

/** A log line's own words behind a bar, and where they stand at the right edge. */
export function layOutSample(
  sample: Sample,
  width: number,
  most: number,
  { files }: Pick<TerminalContext, "files">,
): Line[] {
  const inner = width - textWidth(bar);
  const place = files.place(sample.at, Math.floor(inner / 3));
  const lines = wrap(displayText(sample.text), inner, most);
  const room = inner - textWidth(place) - 2;
  const last = lines.pop() ?? "";
  if (textWidth(last) <= room || lines.length + 1 === most) {
    return quote([
      ...lines.map(faint),
      alignRight(faint(truncate(last, room)), faint(place), inner),
    ]);
  }
  return quote([...lines.map(faint), faint(last), alignRight([], faint(place), inner)]);
}

/**
 * The sample from the server's reply on, where one of the codes shows its begin: on a short line,
 * who said it and to what takes the room of what was said.
 */
export function startAtReply(sample: Sample, codes: readonly CodeCount[]): Sample {
  const starts = codes
    .filter(({ code }) => code !== null)
    .map(({ code }) => sample.text.search(new RegExp(`(?<=[ "])${code}[ -]`)))
    .filter((start) => start > 0);
  return starts.length === 0 ? sample : { ...sample, text: sample.text.slice(Math.min(...starts)) };
}

/** Puts a bar before each line. */
export function quote(lines: readonly Line[]): Line[] {
  return lines.map((line) => [span(bar, "faint"), ...line]);
}

function faint(text: string): Line {
  return [span(text, "faint")];
}
