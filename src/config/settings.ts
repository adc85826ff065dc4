import type { SetAllowance } from "../check/allowance.js";
import { type SetBudget, writeBudget } from "../check/budget.js";
import type { SettingSource } from "../check/check-result.js";
import { writeCondition } from "../check/condition.js";
import type { DocumentPath } from "../document/document-path.js";
import type { Words } from "../locale/words.js";
import type { ConfigFile } from "./config-file.js";

/** A setting that is in force. */
export interface EffectiveSetting {
  /** Keys from the root of a config file, as `["check", "max", "rate:deferred"]`. */
  readonly path: DocumentPath;
  readonly value: string | number | boolean;
  readonly source: SettingSource;
  /** Line of the config file; null where it does not come from there. */
  readonly line: number | null;
}

/** Everything that `mailwhy check` would go by without options, and where it comes from. */
export interface EffectiveConfig {
  /** Null where there is none. */
  readonly file: string | null;
  readonly settings: readonly EffectiveSetting[];
}

/** What is not set is so. */
const defaults: Readonly<Record<"direction" | "logFormat", string>> = {
  direction: "all",
  logFormat: "auto",
};

/** Puts together what holds, in the order of a config file. */
export function effectiveConfig(
  file: ConfigFile | null,
  budgets: readonly SetBudget[],
  allowances: readonly SetAllowance[],
): EffectiveConfig {
  const set = (
    path: DocumentPath,
    value: EffectiveSetting["value"],
    at = path,
  ): EffectiveSetting => ({
    path,
    value,
    source: "config",
    line: file?.lineOf(at) ?? null,
  });
  const check = file?.config.check ?? {};
  const ofKind = (kind: "max" | "min") =>
    budgets
      .filter(({ budget }) => budget.kind === kind)
      .map(({ budget, source }): EffectiveSetting => {
        const [name = "", limit = ""] = splitLast(writeBudget(budget), "=");
        const value = budget.isShare ? limit : budget.limit;
        const path = ["check", kind, name];
        const isSet = source === "config";
        return { path, value, source, line: isSet ? lineOfBudget(file, kind, name) : null };
      });
  const list = (key: "rules") =>
    (check[key] ?? []).map((value, index) => set(["check", key, index], value));
  const one = (key: "baseline" | "redact" | "timezone") =>
    check[key] === undefined ? [] : [set(["check", key], check[key])];
  const otherwise = (key: keyof typeof defaults): EffectiveSetting[] =>
    check[key] === undefined
      ? [{ path: ["check", key], value: defaults[key], source: "default", line: null }]
      : [set(["check", key], check[key])];
  return {
    file: file?.name ?? null,
    settings: [
      ...ofKind("max"),
      ...ofKind("min"),
      ...allowances.flatMap(({ allowance }, index) => {
        const at = ["check", "allow", index];
        return [
          ...allowance.conditions.map((condition) => {
            const written = writeCondition(condition);
            const value = written.slice(written.indexOf(":") + 1);
            return set([...at, condition.kind], /^\d+$/.test(value) ? Number(value) : value);
          }),
          ...(allowance.recipient === null ? [] : [set([...at, "recipient"], allowance.recipient)]),
          ...(allowance.reason === null ? [] : [set([...at, "reason"], allowance.reason)]),
          ...(allowance.until === null ? [] : [set([...at, "until"], allowance.until)]),
        ];
      }),
      ...one("baseline"),
      ...Object.entries(check.reports ?? {}).map(([name, value]) =>
        set(["check", "reports", name], value),
      ),
      ...one("redact"),
      ...otherwise("direction"),
      ...otherwise("logFormat"),
      ...one("timezone"),
      ...list("rules"),
    ],
  };
}

/** The budget may be written otherwise in the file. */
function lineOfBudget(file: ConfigFile | null, kind: "max" | "min", name: string): number | null {
  if (file === null) return null;
  const keys = Object.keys(file.config.check?.[kind] ?? {});
  const key = keys.find((one) => bare(one) === bare(name)) ?? name;
  return file.lineOf(["check", kind, key]);
}

function bare(name: string): string {
  return name.trim().replace(/(?:^|(?<=:))rate:/, "");
}

function splitLast(text: string, separator: string): [string, string] {
  const at = text.lastIndexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}

/** As YAML, each setting with a comment that tells where it comes from. */
export function renderConfigYaml(
  { file, settings }: EffectiveConfig,
  { say }: Pick<Words, "say">,
): string {
  const rows = settings.map(({ path, value, source, line }) => ({
    path,
    text: typeof value === "string" ? quoteYaml(value) : String(value),
    origin: source === "config" ? `${file}:${line}` : say(`config.source.${source}`),
  }));
  const lines: { text: string; origin: string }[] = [];
  let before: DocumentPath = [];
  for (const { path, text, origin } of rows) {
    const isList = typeof path[2] === "number";
    for (let depth = 0; depth < path.length - 1; depth += 1) {
      const key = path[depth];
      const isSame = path.slice(0, depth + 1).every((part, index) => part === before[index]);
      if (isSame || typeof key === "number") continue;
      lines.push({ text: `${"  ".repeat(depth)}${key}:`, origin: "" });
    }
    const last = path.at(-1);
    const isFirst = before[1] !== path[1] || before[2] !== path[2];
    if (typeof last === "number") lines.push({ text: `    - ${text}`, origin });
    else if (isList) lines.push({ text: `    ${isFirst ? "- " : "  "}${last}: ${text}`, origin });
    else lines.push({ text: `${"  ".repeat(path.length - 1)}${quoteKey(last)}: ${text}`, origin });
    before = path;
  }
  const columns = Math.min(56, Math.max(0, ...lines.map(({ text }) => text.length)));
  return lines
    .map(({ text, origin }) => (origin === "" ? text : `${text.padEnd(columns)}  # ${origin}`))
    .map((line) => `${line}\n`)
    .join("");
}

/** As JSON, for programs. */
export function renderConfigJson({ file, settings }: EffectiveConfig): string {
  const ordered = settings.map(({ path, value, source, line }) => ({ path, value, source, line }));
  return `${JSON.stringify({ schemaVersion: 1, file, settings: ordered }, null, 2)}\n`;
}

function quoteKey(key: string | number | undefined): string {
  return quoteYaml(String(key));
}

/** Plain where YAML takes it for a text as it stands, else in double quotes as JSON. */
function quoteYaml(text: string): string {
  const isPlain = /^[A-Za-z0-9](?:[\w./:%@ -]*[\w/%.])?$/.test(text) && !/: |^[\d.]+$/.test(text);
  const isWord = /^(?:true|false|null|yes|no|on|off)$/i.test(text);
  return isPlain && !isWord ? text : JSON.stringify(text);
}
