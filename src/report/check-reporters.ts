import { renderCheckGithub } from "./check-github.js";
import { renderCheckGithubSummary } from "./check-github-summary.js";
import { renderCheckGitlab } from "./check-gitlab.js";
import { renderCheckJson } from "./check-json.js";
import { renderCheckJunit } from "./check-junit.js";
import { renderCheckMarkdown } from "./check-markdown.js";
import type { CheckReporter } from "./check-reporter.js";
import { renderCheckSarif } from "./check-sarif.js";
import { renderCheckTap } from "./check-tap.js";
import { renderCheckTerminal } from "./check-terminal.js";

/** One way to render a check. */
export interface CheckFormat {
  readonly render: CheckReporter;
  /** Whether pseudonyms stand for people unless `--no-redact` is given: files of CI get around. */
  readonly redacts: boolean;
  /** Whether it is English whatever language its reader speaks: the same log, the same bytes. */
  readonly isEnglish: boolean;
}

/** Every way to render a check, by the name that `--format` and `--report` take. */
export const checkReporters = {
  terminal: { render: renderCheckTerminal, redacts: false, isEnglish: false },
  json: { render: renderCheckJson, redacts: true, isEnglish: true },
  junit: { render: renderCheckJunit, redacts: true, isEnglish: true },
  sarif: { render: renderCheckSarif, redacts: true, isEnglish: true },
  github: { render: renderCheckGithub, redacts: true, isEnglish: true },
  "github-summary": { render: renderCheckGithubSummary, redacts: true, isEnglish: true },
  gitlab: { render: renderCheckGitlab, redacts: true, isEnglish: true },
  tap: { render: renderCheckTap, redacts: true, isEnglish: true },
  markdown: { render: renderCheckMarkdown, redacts: true, isEnglish: true },
} as const satisfies Record<string, CheckFormat>;

export type CheckFormatName = keyof typeof checkReporters;

/** What `--format` takes. */
// The registry is a literal, so its keys are exactly those of its type.
export const checkFormats = Object.keys(checkReporters) as readonly CheckFormatName[];
