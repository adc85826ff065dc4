import type { Command, Option } from "commander";
import { parseAllowance, type SetAllowance } from "../../check/allowance.js";
import { type Budget, type BudgetKind, parseBudget } from "../../check/budget.js";
import type { KnownNames, Parsed } from "../../check/parsed.js";
import { type CheckPolicy, mergeBudgets } from "../../check/policy.js";
import { PhrasedError } from "../../locale/phrased-error.js";
import { type CheckFormatName, checkFormats } from "../../report/check-reporters.js";
import { nearestName } from "../../text/nearest-name.js";
import { type HelpKey, option } from "../help/worded.js";

/** The options of `mailwhy check` that say what is too much, as typed. */
export interface CheckFlags {
  readonly max?: readonly string[];
  readonly min?: readonly string[];
  readonly allow?: readonly string[];
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly report?: readonly string[];
  readonly format: CheckFormatName;
  /** True for `--redact`, false for `--no-redact`; undefined: as the format is. */
  readonly redact?: boolean;
  /** False for `--no-config`. */
  readonly config?: string | false;
}

/** A report that goes to a file. */
export interface FileReport {
  readonly format: CheckFormatName;
  /** As typed, from the directory of `io`. */
  readonly file: string;
}

/** Adds those options. */
export function addCheckOptions(command: Command): Command {
  return command
    .addOption(repeated("--max <budget>", "help.check.max"))
    .addOption(repeated("--min <budget>", "help.check.min"))
    .addOption(repeated("--allow <condition>", "help.check.allow"))
    .addOption(option("--baseline <file>", "help.check.baseline"))
    .addOption(option("--write-baseline <file>", "help.check.writeBaseline"))
    .addOption(
      option("-f, --format <name>", "help.check.format").choices(checkFormats).default("terminal"),
    )
    .addOption(repeated("--report <target>", "help.check.report"))
    .addOption(option("--redact", "help.check.redact"))
    .addOption(option("--no-redact", "help.check.noRedact"))
    .addOption(option("--config <file>", "help.check.config"))
    .addOption(option("--no-config", "help.check.noConfig"));
}

function repeated(flags: string, key: HelpKey): Option {
  return option(flags, key).argParser((value: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    value,
  ]);
}

/** Budgets and allowances that were set in a file. */
export interface ConfiguredPolicy {
  readonly budgets: readonly Budget[];
  readonly allowances: readonly SetAllowance[];
}

/** What to judge by: the options over the file over the defaults. */
export function resolvePolicy(
  flags: Pick<CheckFlags, "max" | "min" | "allow">,
  configured: ConfiguredPolicy,
  known: KnownNames,
): CheckPolicy {
  const budgetsOf = (kind: BudgetKind, texts: readonly string[] = []) =>
    texts.map((text) => understood(`--${kind}`, text, parseBudget(kind, text, known)));
  return {
    budgets: mergeBudgets(configured.budgets, [
      ...budgetsOf("max", flags.max),
      ...budgetsOf("min", flags.min),
    ]),
    allowances: [
      ...(flags.allow ?? []).map(
        (text): SetAllowance => ({
          allowance: understood("--allow", text, parseAllowance(text, known)),
          source: "option",
        }),
      ),
      ...configured.allowances,
    ],
  };
}

function understood<Value>(option: string, text: string, parsed: Parsed<Value>): Value {
  if (parsed.problem === undefined) return parsed.value;
  const values = { option, value: JSON.stringify(text), what: parsed.problem };
  throw new PhrasedError("USAGE", { key: "error.check.inOption", values });
}

/** `--report junit=out.xml`, each to a file of its own. */
export function resolveReports(
  texts: readonly string[],
  output: string | undefined,
): readonly FileReport[] {
  const files = new Set(output === undefined ? [] : [output]);
  return texts.map((text) => {
    const equals = text.indexOf("=");
    const [name, file] = [text.slice(0, Math.max(0, equals)), text.slice(equals + 1)];
    const value = JSON.stringify(text);
    if (equals <= 0 || file === "") {
      throw new PhrasedError("USAGE", { key: "error.check.wrongReport", values: { value } });
    }
    if (files.has(file)) {
      throw new PhrasedError("USAGE", { key: "error.check.reportTwice", values: { file } });
    }
    files.add(file);
    return { format: reportFormat(name, value), file };
  });
}

function reportFormat(name: string, value: string): CheckFormatName {
  const format = checkFormats.find((one) => one === name);
  if (format !== undefined) return format;
  const near = nearestName(name, checkFormats);
  if (near === undefined) {
    const values = { value, names: checkFormats.join(", ") };
    throw new PhrasedError("USAGE", { key: "error.check.unknownReport", values });
  }
  throw new PhrasedError("USAGE", {
    key: "error.check.unknownReportNear",
    values: { value, near },
  });
}
