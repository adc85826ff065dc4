import type { CauseEntry } from "../catalog/schema.js";
import {
  describeEnhancedClass,
  describeEnhancedDigits,
  describeReplyClass,
  describeReplyDigits,
} from "./code-digits.js";
import { displayText } from "./escape.js";
import {
  codesField,
  factsField,
  field,
  fieldWidth,
  linksField,
  stepsField,
  textField,
} from "./explain-fields.js";
import type {
  EnhancedCodeExplanation,
  ReplyCodeExplanation,
  UnknownCodeExplanation,
} from "./explanation.js";
import { flow } from "./flow.js";
import { type Line, span } from "./line.js";
import { wrap } from "./wrap.js";

const replyStatus = {
  standard: "standard",
  obsolete: "obsolete: from an RFC that is no longer in force",
  experimental: "experimental",
  nonstandard: "in no RFC: seen in the field only",
} as const;

const enhancedStatus = {
  registered: "registered with IANA",
  deprecated: "registered with IANA, deprecated",
  unregistered: "not registered: seen in the field only",
} as const;

/** What a reply code means, when it is seen, what to do. */
export function layOutReplyCode(explanation: ReplyCodeExplanation, width: number): Line[] {
  const { entry, cause, related } = explanation;
  const digit = `${entry.code}`.slice(0, 1);
  const titles = new Map(related.map(({ code, title }) => [code.slice(1), title]));
  const facts = [describeReplyClass(entry.code), replyStatus[entry.status]];
  return [
    ...layOutTitle(`${entry.code} ${entry.name}`, facts, width),
    [],
    ...textField("Means", entry.meaning, width),
    ...textField("Seen", entry.when, width),
    ...stepsField("What to do", entry.steps, width),
    [],
    ...factsField("Answers", entry.commands, width),
    ...codesField(
      "Comes with",
      entry.enhanced.map((code) => [code, titles.get(code.slice(1)) ?? ""]),
      width,
    ),
    ...layOutCause(cause, digit, width),
    ...factsField("Defined in", entry.references.map(nameReference), width),
    ...linksField("See", linkOf(entry.source), width),
  ];
}

/** What an enhanced status code means and what to do. */
export function layOutEnhancedCode(explanation: EnhancedCodeExplanation, width: number): Line[] {
  const { code, entry, cause } = explanation;
  const facts = [...describeEnhancedClass(code), enhancedStatus[entry.status]];
  const digit = code.slice(0, 1);
  const usual = entry.classes.some((known) => known === digit);
  const usualCodes = entry.classes.map((known) => entry.code.replace("X", known)).join(", ");
  return [
    ...layOutTitle(`${code} ${entry.title}`, facts, width),
    [],
    ...(usual ? [] : textField("Note", `Usual as ${usualCodes}; this class is unusual.`, width)),
    ...textField("Means", entry.meaning, width),
    ...stepsField("What to do", entry.steps, width),
    [],
    ...factsField("Comes with", entry.basicCodes.map(String), width),
    ...layOutCause(digit === "2" ? null : cause, digit, width),
    ...textField("Defined in", entry.reference, width),
    ...linksField("See", linkOf(entry.source), width),
  ];
}

/** What the digits of a code say that the catalog does not know, and which codes are near. */
export function layOutUnknownCode(explanation: UnknownCodeExplanation, width: number): Line[] {
  const { code, nearestReplyCodes, nearestEnhancedCodes } = explanation;
  const enhanced = code.includes(".");
  const digits = enhanced ? describeEnhancedDigits(code) : describeReplyDigits(code);
  const digit = code.slice(0, 1);
  const near: [string, string][] = [
    ...nearestReplyCodes.map((entry): [string, string] => [`${entry.code}`, entry.name]),
    ...nearestEnhancedCodes.map((entry): [string, string] => [
      entry.classes.some((known) => known === digit) ? entry.code.replace("X", digit) : entry.code,
      entry.title,
    ]),
  ];
  return [
    ...layOutTitle(`${code} is not in the catalog`, [], width),
    [],
    ...field(
      "Its digits",
      digits.flatMap((text) => flow([span(displayText(text))], fieldWidth(width))),
    ),
    ...codesField("Near it", near, width),
    [],
    ...textField("What to do", "Explain the whole reply: its text says more than its code.", width),
  ];
}

function layOutTitle(title: string, facts: readonly (string | null)[], width: number): Line[] {
  const known = facts.filter((fact) => fact !== null);
  return [
    ...wrap(displayText(title), width).map((line) => [span(line, "strong")]),
    ...flow(
      known.map((fact) => span(displayText(fact), "faint")),
      width,
    ),
  ];
}

/** The cause, and for a failure whether a retry helps. */
function layOutCause(cause: CauseEntry | null, digit: string, width: number): Line[] {
  if (cause === null) return [];
  const retry = cause.retry ? "retrying can help" : "retrying does not help";
  const facts = [`${cause.title} (${cause.id})`, ...(digit === "2" ? [] : [retry])];
  return factsField("Cause", facts, width);
}

function nameReference(reference: { readonly document: string; readonly section: string | null }) {
  const { document, section } = reference;
  return section === null ? document : `${document} section ${section}`;
}

/** A source can be a web address, or words that the references already say. */
function linkOf(source: string): string[] {
  return source.startsWith("https://") ? [source] : [];
}
