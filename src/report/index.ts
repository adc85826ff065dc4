import { renderJson } from "./json.js";
import type { Reporter } from "./reporter.js";
import { renderTerminal } from "./terminal.js";

/** Every way to render a report, by the name that `--format` takes. */
export const reporters = {
  terminal: renderTerminal,
  json: renderJson,
} as const satisfies Record<string, Reporter>;

export type ReportFormat = keyof typeof reporters;

/** What `--format` takes. */
// The registry is a literal, so its keys are exactly those of its type.
export const reportFormats = Object.keys(reporters) as readonly ReportFormat[];
