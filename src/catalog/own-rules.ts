import { LineCounter, parseDocument } from "yaml";
import type { Catalog, RuleParts } from "./catalog.js";
import { checkSchema } from "./check-schema.js";
import { type DataFile, decodeFile } from "./data-file.js";
import { lintProviders } from "./lint-rule-parts.js";
import { lintRules } from "./lint-rules.js";
import { byKey } from "./packed-catalog.js";
import { catalogError, type Problem } from "./problem.js";
import { ownRulesFileSchema } from "./schema.js";

/**
 * Adds rules from a file of the reader's own, YAML or JSON in the schema of `data/catalog/`. They go
 * before all other rules; of several files, those that were added first.
 *
 * @throws MailwhyError CATALOG_INVALID, naming file and line of each problem.
 */
export function addOwnRules<Any extends Pick<Catalog, "providers" | "sharedAdvice" | "ownRules">>(
  catalog: Any,
  file: DataFile,
): Any {
  const counter = new LineCounter();
  const document = parseDocument(decodeFile(file), { lineCounter: counter });
  if (document.errors.length > 0) {
    throw catalogError(
      document.errors.map(({ message, linePos }) => ({
        file: file.name,
        line: linePos?.[0].line ?? 1,
        where: "text",
        what: `no YAML: ${message.split(/ at line |\n/, 1)[0]}`,
      })),
    );
  }
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      const range = typeof node === "object" && node !== null ? Reflect.get(node, "range") : null;
      if (Array.isArray(range)) return counter.linePos(Number(range[0])).line;
    }
    return 1;
  };
  const withLines = (problems: readonly Problem[]): Problem[] =>
    problems.map((problem) => ({ ...problem, line: lineOf(pathIn(problem.where)) }));

  const { data, problems } = checkSchema(file.name, document.toJS(), ownRulesFileSchema);
  if (data === undefined) throw catalogError(withLines(problems));
  const providers = new Map([...catalog.providers, ...byKey(data.providers ?? [], ({ id }) => id)]);
  const parts: RuleParts = { providers, sharedAdvice: catalog.sharedAdvice };
  const located = data.rules.map((rule, index) => ({ file: file.name, index, rule }));
  const wrong = [
    ...lintProviders(file.name, data.providers ?? [], catalog.providers.keys()),
    ...lintRules(located, parts),
  ];
  if (wrong.length > 0) throw catalogError(withLines(wrong));
  return { ...catalog, providers, ownRules: [...catalog.ownRules, ...data.rules] };
}

/** `rules[3].examples[0] (own.quota)` as a path. */
function pathIn(where: string): (string | number)[] {
  const [path = ""] = where.split(" ", 1);
  return Array.from(path.matchAll(/([A-Za-z]+)|\[(\d+)\]/g), ([, name, index]) =>
    name === undefined ? Number(index) : name,
  );
}
