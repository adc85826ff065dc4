import type { Summary } from "../aggregate/summary.js";
import type { Catalog } from "../catalog/catalog.js";
import type { CheckResult, Finding, FindingExample } from "../check/check-result.js";
import {
  type FailureExample,
  type FailureGroup,
  hurtOf,
  totalOf,
} from "../check/failure-groups.js";
import type { JudgedCheck, JudgedGroup } from "../check/judge-check.js";
import { adviceFor, nameOfProvider } from "../classify/advice.js";
import { type Phrase, sayPhrase } from "../locale/phrase.js";
import type { Words } from "../locale/words.js";
import { Redactor } from "../redact/redactor.js";
import { addressSpokenOf, hostNamedIn } from "../reply/named-hosts.js";
import { isoTime } from "./build-report.js";
import { fillStep, type StepValues } from "./fill-step.js";
import { byCount } from "./rank.js";

/** What a check result says beyond the judgement. */
export interface BuildCheckOptions {
  /** Program and version. */
  readonly generatedBy: string;
  /** Whether pseudonyms stand for people, hosts and addresses. */
  readonly redact: boolean;
  /** What could not be read is told in it; the catalog's texts are in the catalog's language. */
  readonly words: Words;
}

/** Turns a judgement into what reporters render: joined with the catalog's fixes, and redacted. */
export function buildCheckResult(
  judged: JudgedCheck,
  summary: Summary,
  catalog: Catalog,
  options: BuildCheckOptions,
): CheckResult {
  const { ledger } = summary;
  const redactor = options.redact ? redactorFor(catalog) : null;
  return {
    schemaVersion: 1,
    generatedBy: options.generatedBy,
    verdict: judged.verdict,
    unjudged: judged.unjudged.map((reason) =>
      reason.kind === "input"
        ? { kind: reason.kind, message: sayReason(reason.phrases, options.words, redactor) }
        : reason,
    ),
    range: { from: isoTime(summary.firstMs), to: isoTime(summary.lastMs) },
    input: {
      files: [...summary.files],
      bytes: ledger.bytes,
      lines: ledger.lines,
      events: ledger.eventLines,
      ignored: ledger.ignored,
      foreign: ledger.foreign,
      unparsed: ledger.unparsed,
      oversized: ledger.oversized,
      evicted: ledger.evicted,
    },
    recipients: judged.recipients,
    attempts: { ...summary.attempts },
    budgets: judged.budgets,
    findings: judged.groups.map((group) => toFinding(group, catalog, redactor)),
    allowances: judged.allowances.map((allowance) => ({
      ...allowance,
      spec: redactor === null ? allowance.spec : redactSpec(allowance.spec, redactor),
      reason:
        allowance.reason === null || redactor === null
          ? allowance.reason
          : redactor.text(allowance.reason),
    })),
    baseline: judged.baseline,
  };
}

/** Keeps the names of providers: the catalog has them from public pages. */
export function redactorFor({ providers }: Pick<Catalog, "providers">): Redactor {
  const publicDomains = [...providers.values()].flatMap(({ hosts, pages }) => [
    ...hosts,
    ...Object.values(pages).flatMap((page) => hostOf(page) ?? []),
  ]);
  return new Redactor({ publicDomains });
}

function hostOf(page: string | undefined): string | undefined {
  return /^https?:\/\/([^/:?#]+)/.exec(page ?? "")?.[1];
}

/** All of it in one sentence. */
function sayReason(phrases: readonly Phrase[], words: Words, redactor: Redactor | null): string {
  return phrases
    .map((phrase) => sayPhrase(redactor === null ? phrase : redactQuote(phrase, redactor), words))
    .reduce((first, second) => words.say("check.unjudged.and", { first, second }));
}

/** The first line of what is no log; names of files stay. */
function redactQuote(phrase: Phrase, redactor: Redactor): Phrase {
  const line = phrase.values?.line;
  if (typeof line !== "string") return phrase;
  return { ...phrase, values: { ...phrase.values, line: redactor.text(line) } };
}

/** The pattern of an allowance, which may be an address. */
function redactSpec(spec: string, redactor: Redactor): string {
  return spec.replace(/(recipient:)(.*)$/s, (_, name: string, pattern: string) => {
    return name + redactPattern(pattern, redactor);
  });
}

function redactPattern(pattern: string, redactor: Redactor): string {
  const isWhole = !/[*?]/.test(pattern);
  if (isWhole) return redactor.address(pattern);
  const at = pattern.lastIndexOf("@");
  const [local, domain] = [pattern.slice(0, Math.max(0, at)), pattern.slice(at + 1)];
  const shownLocal = local === "*" ? "*" : "…";
  const shownDomain = /[*?]/.test(domain) ? "…" : redactor.domain(domain);
  return at < 0 ? "…" : `${shownLocal}@${shownDomain}`;
}

function toFinding(
  { group, status, level, accepted, crosses }: JudgedGroup,
  catalog: Catalog,
  redactor: Redactor | null,
): Finding {
  const { direction, cause, provider, counted, allowed } = group;
  const rule = group.rules.entries().sort(byCount)[0]?.[0] ?? null;
  const advice = adviceFor(catalog, { cause, rule }, direction);
  const examples = status === "allowed" ? group.allowedExamples : group.examples;
  const attempts = totalOf(counted.attempts);
  const shown = status === "allowed" ? totalOf(allowed.attempts) : attempts;
  const values = stepValues(examples[0], redactor);
  return {
    id: group.id,
    level,
    status,
    direction,
    cause,
    provider,
    providerName: nameOfProvider(catalog, provider),
    headline: advice.headline,
    code: group.code,
    enhanced: group.enhanced,
    attempts,
    recipients: { ...counted.recipients },
    allowed: { attempts: totalOf(allowed.attempts), recipients: hurtOf(allowed.recipients) },
    accepted,
    crosses,
    examples: examples.map((example) => toExample(example, redactor)),
    more: Math.max(0, shown - examples.length),
    fix: {
      summary: advice.summary,
      owner: advice.owner,
      retry: isRetriable(group),
      steps: advice.steps.map((step) => fillStep(step, values)),
      links: advice.links,
    },
  };
}

function isRetriable({ retriable, counted }: FailureGroup): boolean {
  return retriable * 2 > totalOf(counted.attempts);
}

function toExample(
  { text, at, sender, recipient }: FailureExample,
  redactor: Redactor | null,
): FindingExample {
  const shown = redactor?.text(text, { addresses: [recipient, sender] }) ?? text;
  return { text: shown, at: { file: at.file, line: at.line } };
}

/** The names that one failure tells; a redacted step leaves the reader to fill them in. */
function stepValues(example: FailureExample | undefined, redactor: Redactor | null): StepValues {
  const text = example?.text ?? "";
  // Postfix names a host that it could not talk to in its words alone.
  const relay = example?.relay ?? hostNamedIn(text);
  const values: StepValues = {
    senderDomain: domainOf(example?.sender),
    recipientDomain: domainOf(example?.recipient),
    recipient: example?.recipient ?? null,
    relayHost: relay?.host ?? relay?.ip ?? null,
    relayIp: relay?.ip ?? null,
    clientHost: example?.clientHost ?? null,
    clientIp: example?.clientIp ?? null,
    listedIp: addressSpokenOf(text, relay?.ip ?? null),
  };
  if (redactor === null) return values;
  const isPublic = (value: string) => redactor.domain(value) === value;
  const keep = (value: string | null) => (value !== null && isPublic(value) ? value : null);
  return {
    senderDomain: keep(values.senderDomain),
    recipientDomain: keep(values.recipientDomain),
    recipient: null,
    relayHost: keep(values.relayHost),
    relayIp: null,
    clientHost: keep(values.clientHost),
    clientIp: null,
    listedIp: null,
  };
}

function domainOf(address: string | null | undefined): string | null {
  const at = address?.lastIndexOf("@") ?? -1;
  return at < 0 ? null : (address?.slice(at + 1) ?? null);
}
