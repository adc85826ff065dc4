import { codeWords } from "./code-words.js";
import { displayText } from "./escape.js";
import { type Span, span } from "./line.js";
import type { Problem, ValueCount } from "./report.js";
import type { TerminalContext } from "./terminal-context.js";

/** A problem's figures in the order of need: how bad, which reply, since when, where. */
export function collectFacts(problem: Problem, context: TerminalContext): Span[] {
  return [
    ...describeImpact(problem, context),
    describeTime(problem, context),
    span(describeCodes(problem, context)),
    ...describePlace(problem, context),
    ...describeRetry(problem),
    ...describeFate(problem, context),
    ...describeEffort(problem, context),
  ];
}

/** How bad it is in one phrase, for a line that has no room for more. */
export function describeImpactBriefly(problem: Problem, context: TerminalContext): string {
  const { count } = context.quantities;
  if (problem.direction === "inbound") return `${count(problem.count, "time", "times")}`;
  const about = problem.estimated ? "~" : "";
  if (problem.recipientsWithoutMail > 0) {
    return about + count(problem.recipientsWithoutMail, "recipient", "recipients");
  }
  return `${count(problem.count, "attempt", "attempts")}, only delays`;
}

function describeImpact(problem: Problem, { quantities }: TerminalContext): Span[] {
  const { count, number } = quantities;
  const { outcomes, recipientsWithoutMail: without } = problem;
  const about = problem.estimated ? "about " : "";
  if (problem.direction === "inbound") {
    const facts = [span(`refused ${count(problem.count, "time", "times")}`, "strong")];
    if (problem.recipients > 0) {
      facts.push(span(`mail for ${about}${count(problem.recipients, "recipient", "recipients")}`));
    }
    return facts;
  }
  const facts: Span[] = [];
  if (without > 0) {
    facts.push(span(`${about}${count(without, "recipient", "recipients")} without mail`, "strong"));
  } else if (outcomes.delivered > 0) {
    facts.push(span(`only delays: all ${number(outcomes.delivered)} arrived in the end`, "strong"));
  }
  return facts;
}

/** What may still come, and what came after all. */
function describeFate(problem: Problem, { quantities }: TerminalContext): Span[] {
  const { outcomes, recipientsWithoutMail, direction } = problem;
  if (direction === "inbound" || recipientsWithoutMail === 0) return [];
  const { number } = quantities;
  const facts: Span[] = [];
  if (outcomes.stillDeferred > 0) {
    facts.push(span(`${number(outcomes.stillDeferred)} still in the queue`));
  }
  if (outcomes.delivered > 0) facts.push(span(`${number(outcomes.delivered)} arrived late`));
  return facts;
}

function describeCodes(problem: Problem, { details }: TerminalContext): string {
  const { codes, provider } = problem;
  const shown = details ? codes : codes.slice(0, 2);
  const more = codes.length - shown.length;
  const named = shown.map((entry) => displayText(codeWords(entry))).join(", ");
  return [
    named === ""
      ? "no reply code"
      : hasFewCodes(problem)
        ? `mostly no reply, else ${named}`
        : named,
    more > 0 ? ` + ${more} more` : "",
    provider === null ? "" : ` (${displayText(provider)})`,
  ].join("");
}

/** Most attempts failed without that anybody replied. */
function hasFewCodes({ codes, count }: Problem): boolean {
  return codes.reduce((sum, { count: some }) => sum + some, 0) * 2 < count;
}

function describeTime(problem: Problem, { clock }: TerminalContext): Span {
  const since = clock.moment(problem.firstSeen);
  const last = clock.moment(problem.lastSeen);
  if (problem.ongoing) return span(`since ${since}, still failing`, "bad");
  return span(since === last ? `at ${since}` : `${since} – ${last}, not since`);
}

function describeEffort(problem: Problem, { quantities }: TerminalContext): Span[] {
  const { count: attempts, messages, direction } = problem;
  const { count } = quantities;
  if (direction === "inbound") return [];
  const facts = [span(count(attempts, "attempt", "attempts"))];
  if (messages > 0) facts.push(span(count(messages, "message", "messages")));
  return facts;
}

function describePlace(problem: Problem, context: TerminalContext): Span[] {
  const { direction, recipientDomains, senderDomains, clients, domains } = problem;
  const facts: Span[] = [];
  const onlySender = senderDomains.length === 1 ? senderDomains[0] : undefined;
  if (direction === "inbound") {
    const client = clients[0];
    if (client !== undefined) {
      const mostly = clients.length > 1 ? "mostly from " : "from ";
      facts.push(span(mostly + nameValue(client)));
    }
    return facts;
  }
  if (direction === "local") facts.push(span("local delivery"));
  if (onlySender !== undefined) facts.push(span(`from ${nameValue(onlySender)}`));
  const domain = recipientDomains[0];
  if (domain !== undefined) {
    const others = context.quantities.count(domains - 1, "more domain", "more domains");
    facts.push(span(`to ${nameValue(domain)}${domains > 1 ? ` and ${others}` : ""}`));
  }
  return facts;
}

/** The null sender has no domain. */
function nameValue({ value }: ValueCount): string {
  return value === "" ? "<>" : displayText(value);
}

function describeRetry({ fix, direction }: Problem): Span[] {
  if (direction === "inbound" || fix.owner === "wait") return [];
  return [span(fix.retry ? "retrying can help" : "retrying does not help")];
}
