import { codeWords } from "./code-words.js";
import { displayText } from "./escape.js";
import { type Span, span } from "./line.js";
import { listWords } from "./list-words.js";
import type { Problem, ValueCount } from "./report.js";
import type { TerminalContext } from "./terminal-context.js";

/** A problem's figures in the order of need: how bad, which reply, since when, where. */
export function collectFacts(problem: Problem, context: TerminalContext): Span[] {
  return [
    ...describeImpact(problem, context),
    describeTime(problem, context),
    span(describeCodes(problem, context)),
    ...describePlace(problem, context),
    ...describeRetry(problem, context),
    ...describeFate(problem, context),
    ...describeEffort(problem, context),
  ];
}

/** How bad it is in one phrase, for a line that has no room for more. */
export function describeImpactBriefly(problem: Problem, { words }: TerminalContext): string {
  const { count, recipientsWithoutMail, estimated } = problem;
  if (problem.direction === "inbound") return words.say("problem.times", { count });
  if (recipientsWithoutMail === 0) return words.say("problem.attemptsOnlyDelays", { count });
  const key = estimated ? "problem.recipientsAbout" : "problem.recipients";
  return words.say(key, { count: recipientsWithoutMail });
}

function describeImpact(problem: Problem, { words }: TerminalContext): Span[] {
  const { say } = words;
  const { outcomes, estimated, recipients, recipientsWithoutMail } = problem;
  if (problem.direction === "inbound") {
    const facts = [span(say("problem.refusedTimes", { count: problem.count }), "strong")];
    if (recipients > 0) {
      const key = estimated ? "problem.mailForAbout" : "problem.mailFor";
      facts.push(span(say(key, { count: recipients })));
    }
    return facts;
  }
  if (recipientsWithoutMail > 0) {
    const key = estimated ? "problem.withoutMailAbout" : "problem.withoutMail";
    return [span(say(key, { count: recipientsWithoutMail }), "strong")];
  }
  if (outcomes.delivered === 0) return [];
  return [span(say("problem.onlyDelays", { count: outcomes.delivered }), "strong")];
}

/** What may still come, and what came after all. */
function describeFate(problem: Problem, { words }: TerminalContext): Span[] {
  const { outcomes, recipientsWithoutMail, direction } = problem;
  if (direction === "inbound" || recipientsWithoutMail === 0) return [];
  const { delivered, stillDeferred } = outcomes;
  const facts: Span[] = [];
  if (stillDeferred > 0)
    facts.push(span(words.say("problem.stillQueued", { count: stillDeferred })));
  if (delivered > 0) facts.push(span(words.say("problem.arrivedLate", { count: delivered })));
  return facts;
}

function describeCodes(problem: Problem, { details, words }: TerminalContext): string {
  const { say } = words;
  const { codes, providerName } = problem;
  const shown = details ? codes : codes.slice(0, 2);
  const more = codes.length - shown.length;
  let text = listWords(
    shown.map((entry) => displayText(codeWords(entry, words))),
    words,
  );
  if (text === "") text = say("problem.noReplyCode");
  else if (hasFewCodes(problem)) text = say("problem.mostlyNoReply", { codes: text });
  if (more > 0) text = say("problem.codesMore", { codes: text, count: more });
  if (providerName === null) return text;
  return say("problem.codesOf", { codes: text, provider: displayText(providerName) });
}

/** Most attempts failed without that anybody replied. */
function hasFewCodes({ codes, count }: Problem): boolean {
  return codes.reduce((sum, { count: some }) => sum + some, 0) * 2 < count;
}

function describeTime(problem: Problem, { clock, words }: TerminalContext): Span {
  const from = clock.moment(problem.firstSeen);
  const to = clock.moment(problem.lastSeen);
  if (problem.ongoing) return span(words.say("problem.ongoing", { time: from }), "bad");
  if (from === to) return span(words.say("problem.once", { time: from }));
  return span(words.say("problem.over", { from, to }));
}

function describeEffort(problem: Problem, { words }: TerminalContext): Span[] {
  const { count, messages, direction } = problem;
  if (direction === "inbound") return [];
  const facts = [span(words.say("problem.attempts", { count }))];
  if (messages > 0) facts.push(span(words.say("problem.messages", { count: messages })));
  return facts;
}

function describePlace(problem: Problem, { words }: TerminalContext): Span[] {
  const { say } = words;
  const { direction, recipientDomains, senderDomains, clients, domains } = problem;
  if (direction === "inbound") {
    const client = clients[0];
    if (client === undefined) return [];
    const key = clients.length > 1 ? "problem.mostlyFromClient" : "problem.fromClient";
    return [span(say(key, { name: nameValue(client) }))];
  }
  const facts: Span[] = [];
  if (direction === "local") facts.push(span(say("problem.local")));
  const onlySender = senderDomains.length === 1 ? senderDomains[0] : undefined;
  if (onlySender !== undefined) {
    facts.push(span(say("problem.from", { name: nameValue(onlySender) })));
  }
  const domain = recipientDomains[0];
  if (domain === undefined) return facts;
  const key = domains > 1 ? "problem.toMore" : "problem.to";
  facts.push(span(say(key, { name: nameValue(domain), count: domains - 1 })));
  return facts;
}

/** The null sender has no domain. */
function nameValue({ value }: ValueCount): string {
  return value === "" ? "<>" : displayText(value);
}

function describeRetry({ fix, direction }: Problem, { words }: TerminalContext): Span[] {
  if (direction === "inbound" || fix.owner === "wait") return [];
  return [span(words.say(fix.retry ? "problem.retryHelps" : "problem.retryFails"))];
}
