import type { Finding, FindingExample } from "../check/check-result.js";
import { countWords, impactWords, statusWords } from "./check-english.js";
import { escapeTerminal } from "./escape.js";

/** Code units of a line of the log that a report for machines quotes. */
const longestQuoted = 400;

/** A line's own words: what is hidden in them is shown, and the end of a long one is cut. */
export function quotedText({ text }: FindingExample): string {
  // One character more, so that a text that is cut here is seen to be too long below.
  const shown = escapeTerminal(text.slice(0, longestQuoted + 1)).trimEnd();
  return shown.length <= longestQuoted ? shown : `${shown.slice(0, longestQuoted)}…`;
}

/** `send.log:12`. */
export function exampleWords({ at }: FindingExample): string {
  return `${at.file}:${at.line}`;
}

/** How many attempts the examples leave out; null where none. */
export function moreWords({ more }: Finding): string | null {
  return more === 0 ? null : `and ${countWords(more, "more attempt")}`;
}

/** What is known of a finding as lines of plain text: its size, the evidence, and the fix. */
export function evidenceLines(finding: Finding): readonly string[] {
  const { examples, fix } = finding;
  const more = moreWords(finding);
  const status = statusWords(finding);
  return [
    impactWords(finding),
    ...(status === "" ? [] : [status]),
    ...examples.map((example) => `${exampleWords(example)}: ${quotedText(example)}`),
    ...(more === null ? [] : [more]),
    ...fixLines(finding),
    ...fix.links.map((link) => `See ${link}`),
  ];
}

/** What to do about it, as lines of plain text. */
function fixLines({ fix }: Finding): string[] {
  return [`Fix: ${fix.summary}`, ...fix.steps.map((step, index) => `${index + 1}. ${step}`)];
}
