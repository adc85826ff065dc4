import type { BudgetResult, CheckResult, Finding } from "../check/check-result.js";
import { finalStates } from "../model/final-state.js";
import {
  brokenBudget,
  findingTitle,
  sourceWords,
  statusWords,
  unjudgedSentence,
  verdictSentence,
} from "./check-english.js";
import { evidenceLines, quotedText } from "./check-evidence.js";
import { checkFingerprint } from "./check-fingerprint.js";
import { crossedWords } from "./check-outcome.js";
import { escapeJson, escapeTerminal } from "./escape.js";
import { commentLink, escapeComment } from "./escape-comment.js";
import { escapeSarifMessage, pathUri, sarifMessage } from "./escape-sarif.js";
import { standardInput } from "./file-names.js";

const schema =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** A rule or a result of SARIF, before it is text. */
type SarifObject = Readonly<Record<string, unknown>>;

interface Entry {
  readonly rule: SarifObject & { readonly id: string };
  readonly result: SarifObject;
}

/**
 * The check as SARIF 2.1.0. Each finding is a rule of its own, for its fix is made for it; budgets
 * that nothing in the log stands for are rules, too. Allowed and known findings are suppressed.
 */
export function renderCheckSarif(result: CheckResult): string {
  const entries = [...budgetEntries(result), ...result.findings.map((one) => entry(one, result))];
  const log = {
    $schema: schema,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { ...driverName(result), rules: entries.map(({ rule }) => rule) } },
        invocations: [invocation(result)],
        originalUriBaseIds: {
          "%SRCROOT%": { description: { text: "The directory that mailwhy was run in." } },
        },
        results: entries.map(({ rule, result: one }, ruleIndex) => ({
          ruleId: rule.id,
          ruleIndex,
          ...one,
        })),
        columnKind: "utf16CodeUnits",
      },
    ],
  };
  return `${escapeJson(JSON.stringify(log, null, 2))}\n`;
}

function driverName({ generatedBy }: CheckResult): SarifObject {
  const [name = "mailwhy", version = ""] = generatedBy.split(" ");
  return version === "" ? { name } : { name, semanticVersion: version };
}

const exitCodes = { passed: 0, failed: 1, unjudged: 2 } as const;

function invocation(result: CheckResult): SarifObject {
  const notifications = result.unjudged.map((reason) => ({
    level: "error",
    message: { text: escapeSarifMessage(unjudgedSentence(reason)) },
  }));
  return {
    executionSuccessful: result.verdict !== "unjudged",
    exitCode: exitCodes[result.verdict],
    exitCodeDescription: verdictSentence(result),
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

function budgetEntries(result: CheckResult): Entry[] {
  return result.budgets
    .filter(({ isCrossed, findings }) => isCrossed && findings.length === 0)
    .map((budget) => budgetEntry(budget, result));
}

function budgetEntry(budget: BudgetResult, result: CheckResult): Entry {
  const text = escapeSarifMessage(`${brokenBudget(budget)}: ${crossedWords(budget)}`);
  const [file] = result.input.files;
  return {
    rule: {
      id: `budget/${escapeTerminal(budget.spec)}`,
      shortDescription: { text: escapeSarifMessage(`The budget ${budget.spec}`) },
      defaultConfiguration: { level: "error" },
    },
    result: {
      level: "error",
      message: { text },
      ...(file === undefined || file === standardInput
        ? {}
        : { locations: [{ physicalLocation: { artifactLocation: artifact(file) } }] }),
      partialFingerprints: fingerprints("budget", budget.spec),
      ...(result.baseline === null ? {} : { baselineState: "new" }),
      suppressions: [],
    },
  };
}

const baselineStates = {
  new: "new",
  worse: "updated",
  counted: "new",
  known: "unchanged",
  allowed: "unchanged",
} as const satisfies Record<Finding["status"], string>;

function entry(finding: Finding, result: CheckResult): Entry {
  const { id, level, fix, examples } = finding;
  const [first, ...others] = examples.filter(({ at }) => at.file !== standardInput);
  return {
    rule: {
      id: escapeTerminal(id),
      shortDescription: { text: escapeSarifMessage(findingTitle(finding)) },
      help: {
        text: sarifMessage([fix.summary, ...fix.steps, ...fix.links]),
        markdown: fixMarkdown(finding),
      },
      ...helpUri(finding),
      defaultConfiguration: { level },
      properties: { tags: ["mail", finding.direction, finding.cause] },
    },
    result: {
      level,
      message: { text: sarifMessage([`${finding.headline}.`, ...evidenceLines(finding)]) },
      ...(first === undefined ? {} : { locations: [location(first)] }),
      ...(others.length === 0
        ? {}
        : { relatedLocations: others.map((other, index) => ({ id: index, ...location(other) })) }),
      partialFingerprints: fingerprints("finding", id),
      ...(result.baseline === null ? {} : { baselineState: baselineStates[finding.status] }),
      suppressions: suppressions(finding),
      properties: {
        status: finding.status,
        cause: finding.cause,
        direction: finding.direction,
        source: escapeTerminal(sourceWords(finding)),
        attempts: finding.attempts,
        recipients: Object.fromEntries(
          finalStates.map((state) => [state, finding.recipients[state]]),
        ),
        crosses: finding.crosses.map(escapeTerminal),
      },
    },
  };
}

/** A list for each result, for a tool that computes it for one has to for all (section 3.27.23). */
function suppressions(finding: Finding): readonly SarifObject[] {
  if (finding.status !== "allowed" && finding.status !== "known") return [];
  return [{ kind: "external", status: "accepted", justification: statusWords(finding) }];
}

function location({ text, at }: Finding["examples"][number]): SarifObject {
  return {
    physicalLocation: {
      artifactLocation: artifact(at.file),
      region: {
        startLine: at.line,
        snippet: { text: quotedText({ text, at }) },
      },
    },
  };
}

function artifact(file: string): SarifObject {
  const uri = pathUri(file);
  return uri.startsWith("file:") ? { uri } : { uri, uriBaseId: "%SRCROOT%" };
}

/**
 * The same for each run, although the line is not: code hosts would take the hash of the line, and a
 * line of a log never comes again.
 */
function fingerprints(kind: "budget" | "finding", id: string): SarifObject {
  const fingerprint = checkFingerprint(kind, id);
  return { primaryLocationLineHash: `${fingerprint}:1`, "mailwhy/v1": fingerprint };
}

function helpUri({ fix }: Finding): SarifObject {
  const link = fix.links.find((one) => /^https?:\/\/[!-~]+$/.test(one));
  return link === undefined ? {} : { helpUri: link };
}

function fixMarkdown({ fix }: Finding): string {
  const steps = fix.steps.map((step, index) => `${index + 1}. ${escapeComment(step)}`);
  const links = fix.links.map((link) => `- ${commentLink(link)}`);
  return [escapeComment(fix.summary), steps.join("\n"), links.join("\n")]
    .filter((part) => part !== "")
    .join("\n\n");
}
