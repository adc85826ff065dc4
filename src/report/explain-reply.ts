import type { Classification, Evidence } from "../model/classification.js";
import type { Client, Relay } from "../model/delivery-attempt.js";
import type { Stage } from "../model/stage.js";
import { codeWords } from "./code-words.js";
import { displayText } from "./escape.js";
import { factsField, linksField, stepsField, textField } from "./explain-fields.js";
import type { AttemptFacts, ReplyExplanation } from "./explanation.js";
import { alignRight, type Line, lineWidth, span } from "./line.js";
import { ownerStyle, ownerWords } from "./owner-words.js";
import { quote } from "./quote.js";
import { wrap } from "./wrap.js";

/** What was answered, in SMTP's own words. */
const stageWords: Readonly<Record<Stage, string>> = {
  connect: "to the connection",
  helo: "to HELO or EHLO",
  starttls: "to STARTTLS",
  auth: "to AUTH",
  mail: "to MAIL FROM",
  rcpt: "to RCPT TO",
  data: "to DATA",
  "end-of-data": "after the message",
  vrfy: "to VRFY",
  etrn: "to ETRN",
  other: "to another command",
};

const quoteLines = 6;

/** What a reply or log line says, why, who can act and what to do. */
export function layOutReply(explanation: ReplyExplanation, width: number): Line[] {
  const { attempt, cause, advice, verdict } = explanation;
  const said = [
    ...quote(
      wrap(displayText(explanation.input), width - 4, quoteLines).map((text) => [
        span(text, "faint"),
      ]),
    ).map((line): Line => [span("  "), ...line]),
    [],
    ...layOutFacts(attempt, width),
  ];
  if (verdict === null || cause === null || advice === null) {
    return [[span("Nothing failed: there is nothing to fix.", "good")], [], ...said];
  }
  return [
    ...layOutHeadline(explanation, advice.headline, verdict, width),
    [],
    ...said,
    ...factsField("Cause", [`${cause.title} (${cause.id})`], width),
    ...textField("Means", cause.explanation, width),
    ...textField("Decided", describeEvidence(verdict), width),
    ...textField("Retrying", describeRetry(verdict), width),
    [],
    ...stepsField("What to do", advice.steps, width),
    ...linksField("See", advice.links, width),
  ];
}

function layOutHeadline(
  { attempt }: ReplyExplanation,
  headline: string,
  { owner }: Classification,
  width: number,
): Line[] {
  const { direction } = attempt;
  const right = [span(ownerWords(owner, direction), ownerStyle(owner, direction))];
  const [first = "", ...rest] = wrap(displayText(headline), width - lineWidth(right) - 2);
  return [
    alignRight([span(first, "strong")], right, width),
    ...rest.map((text) => [span(text, "strong")]),
  ];
}

/** Who said what to whom, as far as the log shows it. */
function layOutFacts(attempt: AttemptFacts, width: number): Line[] {
  const { reply, dsn, stage, recipient, sender, disposition, direction } = attempt;
  const facts: string[] = [];
  if (reply === null) facts.push("no server replied");
  else facts.push(codeWords(reply));
  if (stage !== null) facts.push(stageWords[stage]);
  if (dsn !== null && dsn !== reply?.enhanced) facts.push(`logged as ${dsn}`);
  const people: string[] = [];
  if (sender !== null) people.push(sender === "" ? "from <>" : `from ${sender}`);
  if (recipient !== null) people.push(`to ${recipient}`);
  return [
    ...factsField("Reply", facts, width),
    ...factsField("Mail", [...(disposition === null ? [] : [disposition]), ...people], width),
    ...factsField("Between", describeParties(direction, attempt), width),
  ];
}

function describeParties(direction: AttemptFacts["direction"], attempt: AttemptFacts): string[] {
  const { relay, client } = attempt;
  const parties: string[] = [direction];
  if (relay !== null) parties.push(`relay ${nameHost(relay)}`);
  if (client !== null) parties.push(`client ${nameHost(client)}`);
  return parties;
}

function nameHost(host: Client | Relay): string {
  const address = host.ip === null ? "" : `[${host.ip}]`;
  const port = "port" in host && host.port !== null ? `:${host.port}` : "";
  return `${host.host ?? ""}${address}${port}`;
}

function describeEvidence({ evidence, rule, provider }: Classification): string {
  const words: Readonly<Record<Evidence, string>> = {
    text: "by the text of the reply",
    enhanced: "by the enhanced status code; the text is not known to the catalog",
    code: "by the reply code alone: weak evidence, read the text yourself",
    none: "by nothing that the catalog knows",
  };
  return [
    words[evidence],
    rule === null ? "" : `, rule ${rule}`,
    provider === null ? "" : `, words of ${provider}`,
  ].join("");
}

function describeRetry({ retry, owner }: Classification): string {
  if (!retry) return "does not help: the same message will be refused again";
  return owner === "wait" ? "helps: the queue does it by itself" : "can help";
}
