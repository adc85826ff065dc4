import type { Words } from "../locale/words.js";
import type { Classification } from "../model/classification.js";
import type { Client, Relay } from "../model/delivery-attempt.js";
import type { Direction } from "../model/direction.js";
import { codeWords } from "./code-words.js";
import { displayText } from "./escape.js";
import type { ExplainContext } from "./explain-context.js";
import { factsField, linksField, stepsField, textField } from "./explain-fields.js";
import type { AttemptFacts, ReplyExplanation } from "./explanation.js";
import { alignRight, type Line, lineWidth, span } from "./line.js";
import { ownerStyle, ownerWords } from "./owner-words.js";
import { quote } from "./quote.js";
import { wrap } from "./wrap.js";

const quoteLines = 6;

/** What a reply or log line says, why, who can act and what to do. */
export function layOutReply(explanation: ReplyExplanation, context: ExplainContext): Line[] {
  const { width, words } = context;
  const { attempt, cause, advice, verdict } = explanation;
  const said = [
    ...quote(
      wrap(displayText(explanation.input), width - 4, quoteLines).map((text) => [
        span(text, "faint"),
      ]),
    ).map((line): Line => [span("  "), ...line]),
    [],
    ...layOutFacts(attempt, context),
  ];
  if (verdict === null || cause === null || advice === null) {
    return [[span(words.say("explain.nothingFailed"), "good")], [], ...said];
  }
  return [
    ...layOutHeadline(explanation, advice.headline, verdict, context),
    [],
    ...said,
    ...factsField(
      "cause",
      [words.say("explain.cause", { title: cause.title, cause: cause.id })],
      context,
    ),
    ...textField("means", cause.explanation, context),
    ...textField(
      "decided",
      describeEvidence(verdict, explanation.providerName, attempt, words),
      context,
    ),
    ...textField("retrying", describeRetry(verdict, words), context),
    [],
    ...stepsField("toDo", advice.steps, context),
    ...linksField("see", advice.links, context),
  ];
}

function layOutHeadline(
  { attempt }: ReplyExplanation,
  headline: string,
  { owner }: Classification,
  { width, words }: ExplainContext,
): Line[] {
  const { direction } = attempt;
  const right = [span(ownerWords(owner, direction, words), ownerStyle(owner, direction))];
  const [first = "", ...rest] = wrap(displayText(headline), width - lineWidth(right) - 2);
  return [
    alignRight([span(first, "strong")], right, width),
    ...rest.map((text) => [span(text, "strong")]),
  ];
}

/** Who said what to whom, as far as the log shows it. */
function layOutFacts(attempt: AttemptFacts, context: ExplainContext): Line[] {
  const { words } = context;
  const { say } = words;
  const { reply, dsn, stage, recipient, sender, disposition, direction } = attempt;
  const facts: string[] = [];
  if (reply === null) facts.push(say("explain.noReply"));
  else facts.push(codeWords(reply, words));
  if (stage !== null) facts.push(say(`explain.stage.${stage}`));
  if (dsn !== null && dsn !== reply?.enhanced) facts.push(say("explain.loggedAs", { code: dsn }));
  const mail: string[] = [];
  if (disposition !== null) mail.push(say(`disposition.${disposition}`));
  if (sender !== null) mail.push(say("explain.from", { address: sender === "" ? "<>" : sender }));
  if (recipient !== null) mail.push(say("explain.to", { address: recipient }));
  return [
    ...factsField("reply", facts, context),
    ...factsField("mail", mail, context),
    ...factsField("between", describeParties(direction, attempt, words), context),
  ];
}

function describeParties(
  direction: Direction,
  { relay, client }: AttemptFacts,
  { say }: Words,
): string[] {
  const parties = [say(`direction.${direction}`)];
  if (relay !== null) parties.push(say("explain.relay", { host: nameHost(relay) }));
  if (client !== null) parties.push(say("explain.client", { host: nameHost(client) }));
  return parties;
}

function nameHost(host: Client | Relay): string {
  const address = host.ip === null ? "" : `[${host.ip}]`;
  const port = "port" in host && host.port !== null ? `:${host.port}` : "";
  return `${host.host ?? ""}${address}${port}`;
}

function describeEvidence(
  { rule, evidence: kind }: Classification,
  provider: string | null,
  { reply }: AttemptFacts,
  { say }: Words,
): string {
  const isLogText = kind === "text" && reply === null;
  const evidence = say(isLogText ? "explain.evidence.logText" : `explain.evidence.${kind}`);
  if (rule === null && provider === null) return evidence;
  if (provider === null) return say("explain.evidenceRule", { evidence, rule: rule ?? "" });
  if (rule === null) return say("explain.evidenceProvider", { evidence, provider });
  return say("explain.evidenceRuleProvider", { evidence, rule, provider });
}

function describeRetry({ retry, owner }: Classification, { say }: Words): string {
  if (!retry) return say("explain.retry.fails");
  return say(owner === "wait" ? "explain.retry.queue" : "explain.retry.helps");
}
