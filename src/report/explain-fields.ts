import { displayText } from "./escape.js";
import { flow, numberedSteps, prose } from "./flow.js";
import { indent, type Line, span } from "./line.js";

const labelColumns = 12;
const margin = 2;

/** Puts a label before lines that `fieldWidth` has room for. */
export function field(label: string, lines: readonly Line[]): Line[] {
  return indent(indent(lines, labelColumns, [span(label, "faint")]), margin);
}

/** Columns for what stands beside a label. */
export function fieldWidth(width: number): number {
  return width - margin - labelColumns;
}

/** A paragraph beside a label. */
export function textField(label: string, text: string, width: number): Line[] {
  return field(label, prose(displayText(text), fieldWidth(width)));
}

/** Numbered steps beside a label. */
export function stepsField(label: string, steps: readonly string[], width: number): Line[] {
  return field(label, numberedSteps(steps.map(displayText), fieldWidth(width)));
}

/** Short facts one after the other beside a label. */
export function factsField(label: string, facts: readonly string[], width: number): Line[] {
  return field(
    label,
    flow(
      facts.map((fact) => span(displayText(fact))),
      fieldWidth(width),
    ),
  );
}

/** Addresses beside a label, one a line so that they can be copied. */
export function linksField(label: string, links: readonly string[], width: number): Line[] {
  return field(
    label,
    links.flatMap((link) => flow([span(displayText(link), "accent")], fieldWidth(width))),
  );
}

/** Codes with their titles beside a label, one a line. */
export function codesField(
  label: string,
  codes: readonly (readonly [code: string, title: string])[],
  width: number,
): Line[] {
  const columns = Math.max(0, ...codes.map(([code]) => code.length)) + 2;
  return field(
    label,
    codes.flatMap(([code, title]) =>
      indent(
        title === "" ? [[]] : prose(displayText(title), fieldWidth(width) - columns),
        columns,
        [span(displayText(code), "strong")],
      ),
    ),
  );
}
