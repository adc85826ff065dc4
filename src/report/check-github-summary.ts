import type { CheckResult } from "../check/check-result.js";
import { renderComment } from "./check-comment.js";

/** The check as Markdown for the file that `$GITHUB_STEP_SUMMARY` names, which may hold 1 MiB. */
export function renderCheckGithubSummary(result: CheckResult): string {
  return renderComment(result, { findings: 20, rows: 100, bytes: 1_000_000 });
}
