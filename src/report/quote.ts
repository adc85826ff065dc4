import { displayText } from "./escape.js";
import { alignRight, type Line, span } from "./line.js";
import type { Sample } from "./report.js";
import { textWidth } from "./text-width.js";
import { truncate, truncateStart } from "./truncate.js";
import { wrap } from "./wrap.js";

const bar = "│ ";

/** A log line's own words behind a bar, and where they stand at the right edge. */
export function layOutSample(sample: Sample, width: number, most: number): Line[] {
  const inner = width - textWidth(bar);
  const place = placeSample(sample, Math.floor(inner / 3));
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

/** `mail.log:412`; a long path is cut at its start. */
export function placeSample({ at }: Sample, width: number): string {
  const line = `:${at.line}`;
  return truncateStart(displayText(at.file), Math.max(8, width - line.length)) + line;
}

/** Puts a bar before each line. */
export function quote(lines: readonly Line[]): Line[] {
  return lines.map((line) => [span(bar, "faint"), ...line]);
}

function faint(text: string): Line {
  return [span(text, "faint")];
}
