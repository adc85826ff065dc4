import {
  Allowances,
  type Baseline,
  buildCheckResult,
  type CheckResult,
  createClassifier,
  createProviderFinder,
  createZoneOffset,
  type Direction,
  FailureGroups,
  judgeCheck,
  type KnownNames,
  LogAnalysis,
  loadCatalog,
  loadWords,
  mergeBudgets,
  type Parsed,
  parseAllowance,
  parseBudget,
} from "../../src/index.js";

/** What a test judges a log by, as typed on the command line. */
export interface CheckOptions {
  readonly max?: readonly string[];
  readonly min?: readonly string[];
  readonly allow?: readonly string[];
  readonly baseline?: Baseline;
  readonly direction?: Direction;
  readonly timezone?: string;
  readonly redact?: boolean;
  /** Names of files that are not there. */
  readonly missing?: readonly string[];
  readonly isTimeLimited?: boolean;
}

export const knownNames: KnownNames = { providers: ["gmail", "yahoo", "microsoft"] };

/** What was understood; throws where it was not. */
export function understood<Value>(parsed: Parsed<Value>): Value {
  if (parsed.problem !== undefined) throw new Error(parsed.problem.key);
  return parsed.value;
}

/** Checks lines of a log, in process. */
export async function checkLines(
  lines: readonly string[],
  options: CheckOptions = {},
): Promise<{ readonly result: CheckResult; readonly failures: FailureGroups }> {
  const catalog = await loadCatalog();
  const allowances = new Allowances(
    (options.allow ?? []).map((text) => ({
      allowance: understood(parseAllowance(text, knownNames)),
      source: "option",
    })),
    createZoneOffset(options.timezone ?? "UTC"),
  );
  const failures = new FailureGroups(allowances, createProviderFinder(catalog.providers));
  const analysis = new LogAnalysis(createClassifier(catalog), {
    logFormat: "auto",
    sinceMs: null,
    untilMs: null,
    direction: options.direction ?? null,
    timezone: "UTC",
    onFailure: failures.onFailure,
  });
  analysis.startSource({ name: "send.log", referenceMs: Date.UTC(2026, 10, 30) });
  if (lines.length > 0) analysis.add(`${lines.join("\n")}\n`);
  analysis.endSource();
  analysis.finish();
  failures.finish();
  const budgetsOf = (kind: "max" | "min") =>
    (options[kind] ?? []).map((text) => understood(parseBudget(kind, text, knownNames)));
  const summary = analysis.snapshot();
  const judged = judgeCheck({
    summary,
    failures,
    allowances,
    budgets: mergeBudgets([], [...budgetsOf("max"), ...budgetsOf("min")]),
    baseline:
      options.baseline === undefined ? null : { file: "base.json", entries: options.baseline },
    direction: options.direction ?? null,
    isTimeLimited: options.isTimeLimited ?? false,
    inputFailures: (options.missing ?? []).map((name) => [
      { key: "error.noSuchFile", values: { name } },
    ]),
  });
  const result = buildCheckResult(judged, summary, catalog, {
    generatedBy: "mailwhy test",
    redact: options.redact ?? false,
    words: await loadWords("en"),
  });
  return { result, failures };
}

let id = 0;

/** Lines of Postfix's smtp client on one message for one recipient, oldest first. */
export function message(
  recipient: string,
  ...tries: readonly ("sent" | "deferred" | "bounced" | "expired" | string)[]
): string[] {
  id += 1;
  const queueId = `4A${id.toString(16).toUpperCase().padStart(8, "0")}`;
  const at = "Nov 20 10:00:00 mail";
  const head = `${at} postfix/smtp[9]: ${queueId}: to=<${recipient}>, relay=mx.example.com[192.0.2.9]:25, delay=1, delays=0/0/0/1`;
  const lines: Readonly<Record<string, string>> = {
    sent: `${head}, dsn=2.0.0, status=sent (250 2.0.0 Ok)`,
    deferred: `${head}, dsn=4.2.2, status=deferred (host mx.example.com[192.0.2.9] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command))`,
    bounced: `${head}, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.9] said: 550 5.1.1 <${recipient}>: Recipient address rejected: User unknown in local recipient table (in reply to RCPT TO command))`,
    expired: `${at} postfix/qmgr[2]: ${queueId}: from=<app@corp.example>, status=expired, returned to sender`,
  };
  return tries.map((one) => lines[one] ?? one);
}

/** Our own server refuses a recipient of a client. */
export function rejectLine(recipient: string): string {
  return `Nov 20 10:00:00 mail postfix/smtpd[7]: NOQUEUE: reject: RCPT from app.corp.example[192.0.2.77]: 554 5.7.1 <${recipient}>: Relay access denied; from=<app@corp.example> to=<${recipient}> proto=ESMTP helo=<app>`;
}
