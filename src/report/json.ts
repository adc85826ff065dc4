import { dispositions } from "../model/disposition.js";
import { finalStates } from "../model/final-state.js";
import { escapeJson } from "./escape.js";
import type { Problem, Report, Sample, ValueCount } from "./report.js";

/** The report as JSON, keys in their published order; `data/report.schema.json` describes it. */
export function renderJson(report: Report): string {
  return escapeJson(JSON.stringify(orderReport(report), null, 2)) + "\n";
}

/** Copies what is published, key by key, so that the bytes do not depend on who built it. */
function orderReport(report: Report): Report {
  const { range, input, totals } = report;
  return {
    schemaVersion: report.schemaVersion,
    generatedBy: report.generatedBy,
    range: { from: range.from, to: range.to },
    input: {
      files: input.files,
      bytes: input.bytes,
      lines: input.lines,
      events: input.events,
      ignored: input.ignored,
      unparsed: input.unparsed,
      oversized: input.oversized,
      evicted: input.evicted,
    },
    totals: {
      attempts: orderCounts(dispositions, totals.attempts),
      recipients: orderCounts(finalStates, totals.recipients),
    },
    replies: report.replies.map(({ direction, code, enhanced, count }) => ({
      direction,
      code,
      enhanced,
      count,
    })),
    problems: report.problems.map(orderProblem),
    unknown: report.unknown.map(({ template, direction, count, sample }) => ({
      template,
      direction,
      count,
      sample: orderSample(sample),
    })),
  };
}

function orderProblem(problem: Problem): Problem {
  const { fix } = problem;
  return {
    cause: problem.cause,
    provider: problem.provider,
    providerName: problem.providerName,
    direction: problem.direction,
    headline: problem.headline,
    codes: problem.codes.map(({ code, enhanced, count }) => ({ code, enhanced, count })),
    count: problem.count,
    messages: problem.messages,
    recipients: problem.recipients,
    recipientsWithoutMail: problem.recipientsWithoutMail,
    domains: problem.domains,
    estimated: problem.estimated,
    outcomes: orderCounts(finalStates, problem.outcomes),
    firstSeen: problem.firstSeen,
    lastSeen: problem.lastSeen,
    ongoing: problem.ongoing,
    samples: problem.samples.map(orderSample),
    rules: problem.rules.map(({ rule, count }) => ({ rule, count })),
    senderDomains: problem.senderDomains.map(orderValue),
    recipientDomains: problem.recipientDomains.map(orderValue),
    relays: problem.relays.map(orderValue),
    clients: problem.clients.map(orderValue),
    fix: {
      summary: fix.summary,
      owner: fix.owner,
      retry: fix.retry,
      steps: fix.steps,
      links: fix.links,
    },
  };
}

function orderSample({ text, at }: Sample): Sample {
  return { text, at: { file: at.file, line: at.line } };
}

function orderValue({ value, count }: ValueCount): ValueCount {
  return { value, count };
}

/** Counts of a closed set in its order. */
export function orderCounts<Name extends string>(
  names: readonly Name[],
  counts: Readonly<Record<Name, number>>,
): Record<Name, number> {
  // Every name of the closed set is set, so that the record is whole.
  return Object.fromEntries(names.map((name) => [name, counts[name]])) as Record<Name, number>;
}
