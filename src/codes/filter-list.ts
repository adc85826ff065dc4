import type { CodeCatalog } from "../catalog/catalog.js";
import type { Cause } from "../model/classification.js";
import type { CatalogList } from "./catalog-list.js";
import type { Code } from "./code.js";
import { type CodePattern, matchCode } from "./code-pattern.js";

/** What is asked for; each part narrows the list, null and none do not. */
export interface ListFilter {
  /** Codes that one of them means. */
  readonly patterns: readonly CodePattern[];
  readonly cause: Cause | null;
  readonly provider: string | null;
  /** As the catalog writes it: `RCPT`, `connect`. */
  readonly command: string | null;
}

/** The part of a list that the filter leaves. What a filter says nothing about is left out. */
export function filterList(
  list: CatalogList,
  filter: ListFilter,
  catalog: CodeCatalog,
): CatalogList {
  const { patterns, cause, provider, command } = filter;
  const ofProvider = list.providers.find(({ id }) => id === provider);
  const wanted = (codes: readonly Code[]): readonly Code[] =>
    codes
      .flatMap((code) => matchPatterns(code, patterns, catalog))
      .filter((code) => cause === null || code.causes.includes(cause))
      .filter(({ id }) => provider === null || ofProvider?.codes.includes(id) === true)
      .filter((code) => command === null || answers(code, command));
  const onlyCodes = patterns.length > 0 || command !== null;
  return {
    replyCodes: wanted(list.replyCodes),
    enhancedCodes: wanted(list.enhancedCodes),
    causes: onlyCodes
      ? []
      : list.causes
          .filter(({ id }) => cause === null || id === cause)
          .filter(({ id }) => provider === null || ofProvider?.causes.includes(id) === true),
    providers: onlyCodes
      ? []
      : list.providers
          .filter((one) => cause === null || one.causes.includes(cause))
          .filter(({ id }) => provider === null || id === provider),
  };
}

/** Every command that a code of the list answers, in the order of a session. */
export function commandsOf(replyCodes: readonly Code[]): readonly string[] {
  const found = new Set(replyCodes.flatMap(({ commands }) => commands ?? []));
  const known = session.filter((command) => found.delete(command));
  found.delete("any");
  return [...known, ...[...found].sort()];
}

const session = [
  "connect",
  "HELO",
  "EHLO",
  "STARTTLS",
  "AUTH",
  "MAIL",
  "RCPT",
  "DATA",
  "BDAT",
].concat(["end of DATA", "RSET", "NOOP", "QUIT", "VRFY", "EXPN", "HELP"]);

/** The code once, however many patterns mean it. */
function matchPatterns(
  code: Code,
  patterns: readonly CodePattern[],
  catalog: CodeCatalog,
): readonly Code[] {
  if (patterns.length === 0) return [code];
  const matches = patterns.flatMap((pattern) => matchCode(code, pattern, catalog) ?? []);
  return [...new Map(matches.map((match) => [match.code, match])).values()];
}

/** Codes that can follow any command follow this one too. */
function answers({ commands }: Code, command: string): boolean {
  return commands !== null && (commands.includes(command) || commands.includes("any"));
}
