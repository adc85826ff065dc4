import type { Cause } from "../model/classification.js";
import type { ReferenceLinks } from "../report/reference-links.js";

/** Pages of a language that are no page of a code; a code host shows `README.md` for its directory. */
export const pageNames = {
  index: "README.md",
  byClass: "by-class.md",
  byCause: "by-cause.md",
  byCommand: "by-command.md",
} as const;

/** Page of an entry: `550.md`, `X.7.1.md`. */
export function codePage(id: string): string {
  return `${id}.md`;
}

/** Page of two codes: `252-500.md`. */
export function comparisonPage(first: string, second: string): string {
  return `${first}-${second}.md`;
}

/** Links from one page of a language to another, to entries that the reference has. */
export function linksTo(ids: ReadonlySet<string>): ReferenceLinks {
  return {
    code: (id) => (ids.has(id) ? codePage(id) : null),
    cause: (cause: Cause) => `${pageNames.byCause}#${cause}`,
  };
}
