import type { Style } from "./colors.js";
import { type Line, lineWidth, type Span, span } from "./line.js";
import { textWidth } from "./text-width.js";
import { wrap } from "./wrap.js";

const separator = " · ";

/** Lays facts out one after the other with dots between them; lines break at the dots. */
export function flow(facts: readonly Span[], width: number): Line[] {
  const lines: Line[] = [];
  let line: Line = [];
  for (const fact of facts) {
    const joined = [...line, span(separator, "faint"), fact];
    if (line.length > 0 && lineWidth(joined) <= width) {
      line = joined;
      continue;
    }
    if (line.length > 0) lines.push(line);
    const wrapped = wrap(fact.text, width).map((text) => [span(text, fact.style)]);
    line = wrapped.pop() ?? [];
    lines.push(...wrapped);
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** Wraps prose; what stands between backticks, a command or a name, is set off. */
export function prose(text: string, width: number, style: Style = "plain"): Line[] {
  let inCommand = false;
  return wrap(text, width).map((line) => {
    const spans: Span[] = [];
    for (const [index, part] of line.split("`").entries()) {
      if (index > 0) {
        if (inCommand) appendToLast(spans, "`");
        inCommand = !inCommand;
      }
      const opening = inCommand && index > 0 ? "`" : "";
      spans.push(span(opening + part, inCommand ? "accent" : style));
    }
    return spans.filter(({ text: part }) => part !== "");
  });
}

function appendToLast(spans: Span[], text: string): void {
  const last = spans.pop();
  if (last !== undefined) spans.push(span(last.text + text, last.style));
}

/** Numbers steps, each indented under its number; a single step needs no number. */
export function numberedSteps(steps: readonly string[], width: number): Line[] {
  if (steps.length === 1) return steps.flatMap((step) => prose(step, width));
  return steps.flatMap((step, index) => {
    const label = `${index + 1}. `;
    const columns = textWidth(label);
    return prose(step, width - columns).map((line, lineIndex) => [
      span(lineIndex === 0 ? label : " ".repeat(columns)),
      ...line,
    ]);
  });
}
