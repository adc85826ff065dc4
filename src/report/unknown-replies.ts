import type { Words } from "../locale/words.js";
import { causes } from "../model/classification.js";
import { displayText, escapeJson } from "./escape.js";
import type { Report, UnknownCluster } from "./report.js";
import { ruleStub } from "./rule-stub.js";
import { wrap } from "./wrap.js";

/** What a reporter of unknown replies may not find out by itself. */
export interface UnknownOptions {
  /** Kinds shown; the rest get one line. */
  readonly top: number;
  readonly words: Words;
}

/** Renders the replies that the catalog could not name; the last character is a line feed. */
export type UnknownReporter = (
  report: Pick<Report, "unknown" | "generatedBy">,
  options: UnknownOptions,
) => string;

/** A file without rules is one, too. */
const noRules = "rules: []\n";

/** A rules file with a stub for each kind of reply, the most frequent first. */
const renderYaml: UnknownReporter = ({ unknown }, { top, words }) => {
  const { say } = words;
  const count = unknown.reduce((sum, cluster) => sum + cluster.count, 0);
  if (unknown.length === 0) return `${comment(say("unknown.none"))}${noRules}`;
  const shown = unknown.slice(0, top);
  const stubs = shown.map((cluster, index) => {
    const { file, line } = cluster.sample.at;
    const place = displayText(`${file}:${line}`);
    const heading = comment(say("unknown.kind", { count: cluster.count, place }));
    const stub = ruleStub(cluster, index + 1) ?? wordless(cluster, words);
    return indent(heading) + `${stub}\n`;
  });
  const rest = unknown.length - shown.length;
  return [
    comment(say("unknown.heading", { kinds: unknown.length, count })),
    comment(say("unknown.howTo")),
    comment(wrap(causes.filter((cause) => cause !== "unknown").join(" "), 78).join("\n")),
    shown.some((cluster) => ruleStub(cluster, 1) !== undefined) ? "rules:\n" : noRules,
    stubs.join("\n"),
    ...(rest > 0 ? ["\n", comment(say("unknown.more", { count: rest }))] : []),
  ].join("");
};

/** Nothing but a code, or masks: no rule can go by that. */
function wordless({ template }: UnknownCluster, { say }: Words): string {
  return comment(say("unknown.wordless", { template: displayText(template) || "–" }))
    .split("\n")
    .map((line) => (line === "" ? line : `  ${line}`))
    .join("\n")
    .trimEnd();
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

function comment(text: string): string {
  return text
    .split("\n")
    .map((line) => `# ${line}\n`)
    .join("");
}

const renderJson: UnknownReporter = ({ unknown, generatedBy }, { top }) => {
  const kinds = unknown.slice(0, top).map(({ template, direction, count, sample }) => ({
    template,
    direction,
    count,
    at: sample.at,
  }));
  const rest = unknown.length - kinds.length;
  return `${escapeJson(JSON.stringify({ schemaVersion: 1, generatedBy, kinds, rest }, null, 2))}\n`;
};

/** Every way to render them, by the name that `--format` takes. */
export const unknownReporters = {
  yaml: renderYaml,
  json: renderJson,
} as const satisfies Record<string, UnknownReporter>;

export type UnknownFormat = keyof typeof unknownReporters;

/** What `--format` takes. */
// The registry is a literal, so its keys are exactly those of its type.
export const unknownFormats = Object.keys(unknownReporters) as readonly UnknownFormat[];
