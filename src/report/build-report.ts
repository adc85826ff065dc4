import type { BoundedMap } from "../aggregate/bounded-map.js";
import type { TimedSample } from "../aggregate/countable-failure.js";
import type { ProblemTotals } from "../aggregate/problem-totals.js";
import type { Summary } from "../aggregate/summary.js";
import type { Catalog } from "../catalog/catalog.js";
import { adviceFor, nameOfProvider } from "../classify/advice.js";
import { type Direction, directions } from "../model/direction.js";
import { addressSpokenOf, hostNamedIn } from "../reply/named-hosts.js";
import { fillStep, type StepValues } from "./fill-step.js";
import { byCount, byName, byRecipientsHurt, foremost } from "./rank.js";
import type { CodeCount, Problem, Report, UnknownCluster, ValueCount } from "./report.js";

/** What a report names of itself. */
export interface BuildReportOptions {
  /** Program and version. */
  readonly generatedBy: string;
}

/** Samples shown of one problem at most; each was decided by another rule. */
const maxSamples = 5;
const maxValues = 3;
const maxUnknown = 50;
const hourMs = 3_600_000;

/** Turns a summary into what reporters render: ranked, and joined with the catalog's fixes. */
export function buildReport(
  summary: Summary,
  catalog: Catalog,
  options: BuildReportOptions,
): Report {
  const { ledger } = summary;
  return {
    schemaVersion: 1,
    generatedBy: options.generatedBy,
    range: { from: isoTime(summary.firstMs), to: isoTime(summary.lastMs) },
    input: {
      files: [...summary.files],
      bytes: ledger.bytes,
      lines: ledger.lines,
      events: ledger.eventLines,
      ignored: ledger.ignored,
      unparsed: ledger.unparsed,
      oversized: ledger.oversized,
      evicted: ledger.evicted,
    },
    totals: { attempts: { ...summary.attempts }, recipients: { ...summary.outcomes } },
    replies: summary.replies.entries().sort(byCount).map(toReplyCount),
    problems: [...summary.problems]
      .map(([key, totals]) => ({
        key,
        totals,
        count: totals.count,
        recipients: totals.recipients.count,
        recipientsWithoutMail: totals.recipientsWithoutMail.count,
      }))
      .sort(byRecipientsHurt)
      .map(({ totals }) => toProblem(totals, summary.lastMs, catalog)),
    unknown: summary.unknown
      .entries()
      .sort((a, b) => b[1].count - a[1].count || byName(a[0], b[0]))
      .slice(0, maxUnknown)
      .map(([key, { count, sample }]): UnknownCluster => {
        const { direction, rest } = splitDirection(key);
        return { template: rest, direction, count, sample: { text: sample.text, at: sample.at } };
      }),
  };
}

/** ISO 8601 UTC; null for a log without any event. */
export function isoTime(timeMs: number): string | null {
  return Number.isFinite(timeMs) ? new Date(timeMs).toISOString() : null;
}

/** Keys of a summary begin with their direction. */
function splitDirection(key: string): { direction: Direction; rest: string } {
  const direction = directions.find((name) => key.startsWith(`${name} `)) ?? "outbound";
  return { direction, rest: key.slice(direction.length + 1) };
}

function toCodeCount([key, count]: readonly [string, number]): CodeCount {
  const [code, enhanced] = key.split(" ");
  return {
    code: code === undefined || code === "-" ? null : Number(code),
    enhanced: enhanced === undefined || enhanced === "-" ? null : enhanced,
    count,
  };
}

function toReplyCount(entry: readonly [string, number]): Report["replies"][number] {
  const { direction, rest } = splitDirection(entry[0]);
  return { direction, ...toCodeCount([rest, entry[1]]) };
}

function topValues(counts: BoundedMap<number>): ValueCount[] {
  return foremost(counts.entries(), maxValues, byCount).map(([value, count]) => ({ value, count }));
}

function toProblem(totals: ProblemTotals, lastMs: number, catalog: Catalog): Problem {
  const { cause, provider, direction } = totals;
  const rules = totals.rules
    .entries()
    .sort((a, b) => b[1].count - a[1].count || byName(a[0], b[0]));
  const top = rules[0];
  const topRule = top === undefined || top[0] === "" ? null : top[0];
  const advice = adviceFor(catalog, { cause, rule: topRule }, direction);
  const names = {
    senderDomains: topValues(totals.senderDomains),
    recipientDomains: topValues(totals.recipientDomains),
    relays: topValues(totals.relays),
    clients: topValues(totals.clients),
  };
  const values = stepValues(names, top?.[1].sample);
  return {
    cause,
    provider,
    providerName: nameOfProvider(catalog, provider),
    direction,
    headline: advice.headline,
    codes: totals.codes.entries().sort(byCount).map(toCodeCount),
    count: totals.count,
    messages: totals.messages.count,
    recipients: totals.recipients.count,
    recipientsWithoutMail: totals.recipientsWithoutMail.count,
    domains: totals.recipientDomains.distinct,
    estimated:
      totals.recipientDomains.overflowed ||
      [totals.messages, totals.recipients].some(({ estimated }) => estimated),
    outcomes: { ...totals.outcomes },
    firstSeen: new Date(totals.firstMs).toISOString(),
    lastSeen: new Date(totals.lastMs).toISOString(),
    ongoing: lastMs - totals.lastMs <= hourMs,
    samples: rules
      .slice(0, maxSamples)
      .map(([, { sample }]) => ({ text: sample.text, at: sample.at })),
    rules: rules.flatMap(([rule, { count }]) => (rule === "" ? [] : [{ rule, count }])),
    ...names,
    fix: {
      summary: advice.summary,
      owner: advice.owner,
      retry: totals.retriable * 2 > totals.count,
      steps: advice.steps.map((step) => fillStep(step, values)),
      links: advice.links,
    },
  };
}

type Names = Pick<Problem, "senderDomains" | "recipientDomains" | "relays" | "clients">;

/** The most frequent names, and for those that belong together, the ones of one sample. */
function stepValues(names: Names, sample: TimedSample | undefined): StepValues {
  const text = sample?.text ?? "";
  // Postfix names a host that it could not talk to in its words alone.
  const relay = sample?.relay ?? hostNamedIn(text);
  return {
    senderDomain: names.senderDomains[0]?.value ?? null,
    recipientDomain: domainOf(sample?.recipient) ?? names.recipientDomains[0]?.value ?? null,
    recipient: sample?.recipient ?? null,
    relayHost: relay?.host ?? relay?.ip ?? null,
    relayIp: relay?.ip ?? null,
    clientHost: sample?.clientHost ?? null,
    clientIp: names.clients[0]?.value ?? null,
    listedIp: addressSpokenOf(text, (relay ?? hostNamedIn(text))?.ip ?? null),
  };
}

function domainOf(address: string | null | undefined): string | null {
  const at = address?.lastIndexOf("@") ?? -1;
  return at < 0 ? null : (address?.slice(at + 1) ?? null);
}
