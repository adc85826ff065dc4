import type { Catalog } from "../catalog/catalog.js";
import { adviceFor, nameOfProvider } from "../classify/advice.js";
import { type Classifier, createClassifier } from "../classify/classifier.js";
import { PhrasedError } from "../locale/phrased-error.js";
import type { Classification } from "../model/classification.js";
import { evidences } from "../model/classification.js";
import type { ClassifiedAttempt } from "../model/delivery-attempt.js";
import { type Direction, directions } from "../model/direction.js";
import { mtas } from "../model/mta.js";
import type { ServerReply } from "../model/server-reply.js";
import { LogAnalysis } from "../pipeline.js";
import { extractReply } from "../reply/extract-reply.js";
import { hostNamedIn } from "../reply/named-hosts.js";
import { parseReply } from "../reply/parse-reply.js";
import type { AttemptFacts, Explanation } from "../report/explanation.js";
import { fillStep } from "../report/fill-step.js";
import { stepValuesOf } from "./step-values-of.js";

/** What the text does not say itself. */
export interface ExplainTextOptions {
  /** Null: whichever the text fits best, a remote server's reply first. */
  readonly direction: Direction | null;
  /** Stamps without a year are not later than this; milliseconds since 1970-01-01 UTC. */
  readonly nowMs: number;
  /** IANA zone of stamps that name none. */
  readonly timezone: string;
}

/**
 * Explains a log line or a reply; undefined where nothing can be said of it.
 *
 * @throws MailwhyError USAGE for a log line that tells no outcome.
 */
export function explainText(
  input: string,
  catalog: Catalog,
  options: ExplainTextOptions,
): Explanation | undefined {
  const classifier = createClassifier(catalog);
  const attempt = attemptOf(input, classifier, options);
  if (attempt !== undefined) return explanationOf(input, attempt, attempt.verdict, catalog);
  // A reply of several lines is one sentence, as the MTAs log it.
  const text = input.trim().replace(/\s*\r?\n\s*/g, " ");
  const reading = readReply(text, classifier, options.direction);
  return reading && explanationOf(text, reading.attempt, reading.verdict, catalog);
}

function explanationOf(
  input: string,
  attempt: AttemptFacts,
  verdict: Classification | null,
  catalog: Catalog,
): Explanation {
  if (verdict === null) {
    return {
      kind: "reply",
      input,
      attempt,
      verdict,
      providerName: null,
      cause: null,
      advice: null,
    };
  }
  const cause = catalog.causes.get(verdict.cause) ?? null;
  const advice = adviceFor(catalog, verdict, attempt.direction);
  const values = stepValuesOf(attempt);
  const steps = advice.steps.map((step) => fillStep(step, values));
  const providerName = nameOfProvider(catalog, verdict.provider);
  return {
    kind: "reply",
    input,
    attempt,
    verdict,
    providerName,
    cause,
    advice: { ...advice, steps },
  };
}

/** The first failure that a pasted log shows, else its first outcome; undefined: it is no log. */
function attemptOf(
  input: string,
  classifier: Classifier,
  { nowMs, timezone }: ExplainTextOptions,
): ClassifiedAttempt | undefined {
  const attempts: ClassifiedAttempt[] = [];
  const analysis = new LogAnalysis(classifier, {
    logFormat: "auto",
    sinceMs: null,
    untilMs: null,
    direction: null,
    timezone,
    onEvent: (attempt) => attempts.push(attempt),
  });
  analysis.startSource({ name: "-", referenceMs: nowMs });
  analysis.add(Buffer.from(input, "utf8").toString("latin1"));
  analysis.endSource();
  const chosen = attempts.find(({ verdict }) => verdict !== null) ?? attempts[0];
  const { ignored, foreign } = analysis.snapshot().ledger;
  if (chosen === undefined && ignored > 0) {
    const key = foreign > 0 ? "error.foreignLine" : "error.lineWithoutOutcome";
    throw new PhrasedError("USAGE", { key });
  }
  return chosen;
}

interface ReplyReading {
  readonly attempt: AttemptFacts;
  readonly verdict: Classification | null;
}

/**
 * A reply without its log line may be anybody's, so each reading is tried: as a remote server's, as
 * our own, as words of either MTA without a server. The reading with the strongest evidence wins.
 */
function readReply(
  text: string,
  classifier: Classifier,
  direction: Direction | null,
): ReplyReading | undefined {
  // Bounce mails quote as the logs do: `host mx.example.com[192.0.2.9] said: 550 …`.
  const quoted = extractReply("postfix", text) ?? extractReply("exim", text);
  const reply = quoted?.reply ?? parseReply(text);
  const provider = classifier.providerOf(hostNamedIn(text)?.host ?? null);
  const hasCode = reply.code !== null || reply.enhanced !== null;
  if (isSuccess(reply)) {
    return { attempt: bareAttempt(text, reply, direction ?? "outbound"), verdict: null };
  }
  const readings: { attempt: AttemptFacts; verdict: Classification }[] = [];
  for (const one of direction === null ? directions : [direction]) {
    for (const spoken of hasCode ? [reply] : [reply, null]) {
      const attempt = bareAttempt(text, spoken, one);
      for (const mta of mtas) {
        readings.push({
          attempt,
          verdict: classifier.classify({ ...attempt, mta, provider }),
        });
      }
    }
  }
  const strength = ({ verdict }: { verdict: Classification }) =>
    evidences.indexOf(verdict.evidence);
  const [best] = readings.toSorted((a, b) => strength(a) - strength(b));
  return best === undefined || (best.verdict.evidence === "none" && !hasCode) ? undefined : best;
}

/** 2xx and 3xx: nothing failed (RFC 5321 section 4.2.1). */
function isSuccess({ code, enhanced }: ServerReply): boolean {
  return code === null ? (enhanced?.startsWith("2") ?? false) : code < 400;
}

function bareAttempt(text: string, reply: ServerReply | null, direction: Direction): AttemptFacts {
  return {
    direction,
    disposition: null,
    stage: null,
    sender: null,
    recipient: null,
    client: null,
    relay: null,
    reply,
    dsn: null,
    text,
  };
}
