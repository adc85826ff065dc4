import type { Finding } from "../check/check-result.js";
import type { Words } from "../locale/words.js";
import { finalStates } from "../model/final-state.js";
import { displayText } from "./escape.js";
import type { FileNames } from "./file-names.js";
import { flow, numberedSteps } from "./flow.js";
import { alignRight, indent, type Line, lineWidth, type Span, span } from "./line.js";
import { ownerStyle, ownerWords } from "./owner-words.js";
import { layOutSample, startAtReply } from "./quote.js";
import { textWidth } from "./text-width.js";
import { wrap } from "./wrap.js";

/** Columns before the words of a finding. */
export const margin = 4;

/** What every part of a check for people needs to be laid out. */
export interface CheckContext {
  readonly width: number;
  readonly words: Words;
  readonly files: FileNames;
}

/** Recipients whose mail did not arrive. */
export function hurtIn(recipients: Finding["recipients"]): number {
  return finalStates
    .filter((state) => state !== "delivered")
    .reduce((sum, state) => sum + recipients[state], 0);
}

/** A finding with its figures, the evidence and the fix. */
export function layOutFinding(finding: Finding, rank: number, context: CheckContext): Line[] {
  const { words, width } = context;
  const inner = width - margin;
  const { fix, direction, examples } = finding;
  const owner = [span(ownerWords(fix.owner, direction, words), ownerStyle(fix.owner, direction))];
  const [first = "", ...rest] = wrap(displayText(finding.headline), inner - lineWidth(owner) - 2);
  const body: Line[] = [
    ...rest.map((text) => [span(text, "strong")]),
    ...flow(collectFacts(finding, words), inner),
    ...examples.flatMap((example, index) => {
      const sample = startAtReply(example, [{ ...finding, count: 0 }]);
      return layOutSample(sample, inner, index === 0 ? 2 : 1, context);
    }),
    ...(finding.more > 0
      ? [
          [
            span("│ ", "faint"),
            span(words.say("check.moreAttempts", { count: finding.more }), "faint"),
          ],
        ]
      : []),
    ...layOutFix(finding, inner, words),
  ];
  const number = span(`${rank}`.padStart(margin - 2).padEnd(margin), "strong");
  return [alignRight([number, span(first, "strong")], owner, width), ...indent(body, margin)];
}

function collectFacts(finding: Finding, words: Words): Span[] {
  const { recipients, attempts, code, enhanced, providerName, status, accepted, allowed } = finding;
  const states = finalStates
    .filter((state) => recipients[state] > 0)
    .map((state) =>
      span(words.say(`check.outcome.${state}`, { count: recipients[state] }), "strong"),
    );
  const codes = [code, enhanced].filter((part) => part !== null).join(" ");
  const facts = [...states, span(words.say("check.attempts", { count: attempts }))];
  if (codes !== "") facts.push(span(displayText(codes)));
  if (providerName !== null) facts.push(span(displayText(providerName)));
  if (status === "new") facts.push(span(words.say("check.status.new"), "caution"));
  if (status === "worse") {
    facts.push(span(words.say("check.status.worse", { count: accepted ?? 0 }), "caution"));
  }
  if (allowed.recipients > 0) {
    facts.push(span(words.say("check.besidesAllowed", { count: allowed.recipients }), "faint"));
  }
  facts.push(span(finding.id, "faint"));
  return facts;
}

function layOutFix({ fix }: Finding, width: number, words: Words): Line[] {
  const labels = (["fix", "see"] as const).map((name) => words.say(`report.label.${name}`));
  const columns = Math.max(...labels.map(textWidth)) + 1;
  const [fixLabel = "", seeLabel = ""] = labels;
  const steps = fix.steps.length > 0 ? fix.steps : [fix.summary];
  const links = fix.links.slice(0, 1).map((link) => span(displayText(link), "accent"));
  return [
    ...indent(numberedSteps(steps.map(displayText), width - columns), columns, [
      span(fixLabel, "strong"),
    ]),
    ...indent(flow(links, width - columns), columns, [span(seeLabel, "strong")]),
  ];
}

/** A finding in one line. */
export function layOutBriefly(
  finding: Finding,
  rank: number,
  { words, width, files }: CheckContext,
): Line {
  const hurt = hurtIn(finding.recipients);
  const count =
    hurt > 0
      ? words.say("check.counted.recipients", { count: hurt })
      : words.say("check.attempts", { count: finding.attempts });
  const at = finding.examples[0]?.at;
  const place = at === undefined ? "" : `  ${files.place(at, 24)}`;
  const right = [span(count), span(place, "faint")];
  const room = width - margin - lineWidth(right) - 2;
  const [headline = ""] = wrap(displayText(finding.headline), room, 1);
  const number = span(`${rank}`.padStart(margin - 2).padEnd(margin), "strong");
  return alignRight([number, span(headline)], right, width);
}
