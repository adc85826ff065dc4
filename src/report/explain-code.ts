import type { EnhancedStatusCodeEntry, ReplyCodeEntry } from "../catalog/schema.js";
import type { Words } from "../locale/words.js";
import { describeEnhancedClass, describeReplyClass } from "./code-digits.js";
import { displayText } from "./escape.js";
import type { ExplainContext } from "./explain-context.js";
import { codesField, factsField, linksField, quotesField, textField } from "./explain-fields.js";
import { layOutFixes } from "./explain-fix.js";
import type { EnhancedCodeExplanation, NamedCause, ReplyCodeExplanation } from "./explanation.js";
import { flow } from "./flow.js";
import { type Line, span } from "./line.js";
import { listWords } from "./list-words.js";
import { commandWords } from "./reference-words.js";
import { wrap } from "./wrap.js";

/** What a reply code means, when it is seen, what to do. */
export function layOutReplyCode(
  explanation: ReplyCodeExplanation,
  context: ExplainContext,
): Line[] {
  const { words, width } = context;
  const { entry, causes, related, seeAlso } = explanation;
  const titles = new Map(related.map(({ code, title }) => [code.slice(1), title]));
  const facts = [describeReplyClass(entry.code, words), words.say(`code.status.${entry.status}`)];
  return [
    ...layOutTitle(`${entry.code} ${entry.name}`, facts, width),
    [],
    ...layOutTexts(entry, context),
    ...layOutFixes(entry.fix, context),
    [],
    ...factsField(
      "answers",
      entry.commands.map((command) => commandWords(command, words)),
      context,
    ),
    ...codesField(
      "comesWith",
      entry.enhanced.map((code) => [code, titles.get(code.slice(1)) ?? ""]),
      context,
    ),
    ...quotesField("texts", entry.texts, context),
    ...layOutCauses(causes, context),
    ...factsField(
      "definedIn",
      entry.references.map((reference) => nameReference(reference, words)),
      context,
    ),
    ...codesField(
      "seeAlso",
      seeAlso.map(({ code, name }) => [code, name] as const),
      context,
    ),
    ...linksField("see", linkOf(entry.source), context),
  ];
}

/** What an enhanced status code means and what to do. */
export function layOutEnhancedCode(
  explanation: EnhancedCodeExplanation,
  context: ExplainContext,
): Line[] {
  const { words, width } = context;
  const { code, entry, causes, seeAlso } = explanation;
  const facts = [...describeEnhancedClass(code, words), words.say(`code.status.${entry.status}`)];
  return [
    ...layOutTitle(`${code} ${entry.title}`, facts, width),
    [],
    ...layOutUnusualClass(explanation, context),
    ...layOutTexts(entry, context),
    ...layOutFixes(entry.fix, context),
    [],
    ...factsField("comesWith", entry.basicCodes.map(String), context),
    ...quotesField("texts", entry.texts, context),
    ...layOutCauses(code.startsWith("2") ? [] : causes, context),
    ...textField("definedIn", sayReferences(entry.reference, words), context),
    ...codesField(
      "seeAlso",
      seeAlso.map(({ code: other, name }) => [other, name] as const),
      context,
    ),
    ...linksField("see", linkOf(entry.source), context),
  ];
}

/** The code and its name, and what it is in a few words. */
export function layOutTitle(
  title: string,
  facts: readonly (string | null)[],
  width: number,
): Line[] {
  const known = facts.filter((fact) => fact !== null);
  return [
    ...wrap(displayText(title), width).map((line) => [span(line, "strong")]),
    ...flow(
      known.map((fact) => span(displayText(fact), "faint")),
      width,
    ),
  ];
}

/** The paragraphs that both kinds of code have. */
function layOutTexts(
  entry: ReplyCodeEntry | EnhancedStatusCodeEntry,
  context: ExplainContext,
): Line[] {
  const { owner } = entry;
  return [
    ...textField("means", entry.meaning, context),
    ...textField("seen", entry.when, context),
    ...textField("toDo", entry.action, context),
    ...textField("retrying", entry.retry, context),
    ...(owner === null ? [] : textField("actsFirst", context.words.say(`actor.${owner}`), context)),
  ];
}

function layOutUnusualClass(
  { code, entry }: EnhancedCodeExplanation,
  context: ExplainContext,
): Line[] {
  if (entry.classes.some((known) => known === code.slice(0, 1))) return [];
  const { words } = context;
  const usual = entry.classes.map((known) => entry.code.replace("X", known));
  const codes = listWords(usual, words);
  return textField("note", words.say("explain.unusualClass", { codes }), context);
}

function layOutCauses(causes: readonly NamedCause[], context: ExplainContext): Line[] {
  const facts = causes.map(({ id, title }) =>
    context.words.say("explain.cause", { title, cause: id }),
  );
  return factsField(causes.length === 1 ? "cause" : "causes", facts, context);
}

function nameReference(
  { document, section }: ReplyCodeEntry["references"][number],
  words: Words,
): string {
  return section === null ? document : words.say("code.section", { document, section });
}

/** The registry names its references in one text: `RFC 3463 section 3.2`. */
function sayReferences(reference: string, words: Words): string {
  return reference.replace(/(RFC \d+) section (\d+(?:\.\d+)*)/g, (_, document, section) =>
    words.say("code.section", { document: `${document}`, section: `${section}` }),
  );
}

/** A source can be a web address, or words that the references already say. */
function linkOf(source: string): string[] {
  return source.startsWith("https://") ? [source] : [];
}
