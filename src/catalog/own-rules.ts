import { readYaml } from "../document/read-yaml.js";
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
  const document = readYaml(decodeFile(file));
  if (document.problem !== undefined) {
    throw catalogError([{ file: file.name, where: "", ...document.problem }]);
  }
  const { value, lineOf } = document;
  const { data, problems } = checkSchema(file.name, value, ownRulesFileSchema, lineOf);
  if (data === undefined) throw catalogError(byLine(problems));
  const providers = new Map([...catalog.providers, ...byKey(data.providers ?? [], ({ id }) => id)]);
  const parts: RuleParts = { providers, sharedAdvice: catalog.sharedAdvice };
  const located = data.rules.map((rule, index) => ({ file: file.name, index, rule }));
  const wrong = [
    ...lintProviders(file.name, data.providers ?? [], catalog.providers.keys()),
    ...lintRules(located, parts),
  ];
  if (wrong.length > 0) {
    const withLine = (one: Problem) => ({ ...one, line: lineOf(pathIn(one.where)) });
    throw catalogError(byLine(wrong.map(withLine)));
  }
  return { ...catalog, providers, ownRules: [...catalog.ownRules, ...data.rules] };
}

/** As their author reads the file. */
function byLine(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** `rules[3].examples[0] (own.quota)` as a path. */
function pathIn(where: string): (string | number)[] {
  const [path = ""] = where.split(" ", 1);
  return Array.from(path.matchAll(/([A-Za-z]+)|\[(\d+)\]/g), ([, name, index]) =>
    name === undefined ? Number(index) : name,
  );
}
