import type { CheckResult } from "../check/check-result.js";
import { renderComment } from "./check-comment.js";

/** What a script finds the comment of an earlier run by, to put the new one in its place. */
const marker = "<!-- mailwhy check -->";

/**
 * The check as a comment on a pull request: GitHub takes 65,536 characters. It is in Markdown that
 * GitLab, Gitea and Forgejo show alike.
 */
export function renderCheckMarkdown(result: CheckResult): string {
  return `${marker}\n${renderComment(result, { findings: 5, rows: 20, bytes: 60_000 })}`;
}
