import { type FixRole, fixRoles } from "../model/fix-role.js";
import { displayText } from "./escape.js";
import type { ExplainContext } from "./explain-context.js";
import { numberedSteps } from "./flow.js";
import { indent, type Line, span } from "./line.js";
import { wrap } from "./wrap.js";

/** What to do, by the role that the reader is in: each with a heading, an empty line before it. */
export function layOutFixes(
  fix: Readonly<Partial<Record<FixRole, readonly string[] | undefined>>>,
  { width, words }: ExplainContext,
): Line[] {
  return fixRoles.flatMap((role) => {
    const steps = fix[role];
    if (steps === undefined) return [];
    const heading = wrap(words.say(`role.${role}`), width - 2);
    return [
      [],
      ...heading.map((text): Line => [span("  "), span(text, "strong")]),
      ...indent(numberedSteps(steps.map(displayText), width - 4), 4),
    ];
  });
}
