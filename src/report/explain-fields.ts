import { displayText } from "./escape.js";
import type { ExplainContext, ExplainLabel } from "./explain-context.js";
import { flow, numberedSteps, prose } from "./flow.js";
import { indent, type Line, span } from "./line.js";
import { quote } from "./quote.js";
import { textWidth } from "./text-width.js";
import { wrap } from "./wrap.js";

const margin = 2;

/** Puts a label before lines that `fieldWidth` has room for. */
export function field(
  label: ExplainLabel,
  lines: readonly Line[],
  { words, labelColumns }: ExplainContext,
): Line[] {
  const text = words.say(`explain.label.${label}`);
  return indent(indent(lines, labelColumns, [span(text, "faint")]), margin);
}

/** Columns for what stands beside a label. */
export function fieldWidth({ width, labelColumns }: ExplainContext): number {
  return width - margin - labelColumns;
}

/** A paragraph beside a label. */
export function textField(label: ExplainLabel, text: string, context: ExplainContext): Line[] {
  return field(label, prose(displayText(text), fieldWidth(context)), context);
}

/** Numbered steps beside a label. */
export function stepsField(
  label: ExplainLabel,
  steps: readonly string[],
  context: ExplainContext,
): Line[] {
  return field(label, numberedSteps(steps.map(displayText), fieldWidth(context)), context);
}

/** Short facts one after the other beside a label. */
export function factsField(
  label: ExplainLabel,
  facts: readonly string[],
  context: ExplainContext,
): Line[] {
  const spans = facts.map((fact) => span(displayText(fact)));
  return field(label, flow(spans, fieldWidth(context)), context);
}

/** Addresses beside a label, one a line so that they can be copied. */
export function linksField(
  label: ExplainLabel,
  links: readonly string[],
  context: ExplainContext,
): Line[] {
  const lines = links.flatMap((link) =>
    flow([span(displayText(link), "accent")], fieldWidth(context)),
  );
  return field(label, lines, context);
}

/** Texts as servers send them, each behind a bar. */
export function quotesField(
  label: ExplainLabel,
  texts: readonly string[],
  context: ExplainContext,
): Line[] {
  const lines = texts.flatMap((text) =>
    quote(wrap(displayText(text), fieldWidth(context) - 2).map((line) => [span(line)])),
  );
  return field(label, lines, context);
}

/** Codes with their titles beside a label, one a line. */
export function codesField(
  label: ExplainLabel,
  codes: readonly (readonly [code: string, title: string])[],
  context: ExplainContext,
): Line[] {
  const columns = Math.max(0, ...codes.map(([code]) => textWidth(code))) + 2;
  const lines = codes.flatMap(([code, title]) =>
    indent(
      title === "" ? [[]] : prose(displayText(title), fieldWidth(context) - columns),
      columns,
      [span(displayText(code), "strong")],
    ),
  );
  return field(label, lines, context);
}
