import { type DocumentPath, writePath } from "../document/document-path.js";
import { type IssueProblem, issueProblems } from "../document/issue-problems.js";
import { readYaml } from "../document/read-yaml.js";
import type { Phrase } from "../locale/phrase.js";
import { nearestName } from "../text/nearest-name.js";
import type { ConfigFile } from "./config-file.js";
import { throwConfigProblems } from "./config-problem.js";
import { configKeys, configSchema } from "./config-schema.js";

/** As `parseConfig`. */
export function readConfig(name: string, text: string): ConfigFile {
  const document = readYaml(text);
  if (document.problem !== undefined) throwConfigProblems(name, [document.problem]);
  const { value, lineOf } = document;
  const { data, error } = configSchema.safeParse(value ?? {}, { reportInput: true });
  if (data !== undefined) return { name, config: data, lineOf };
  return throwConfigProblems(
    name,
    error.issues.flatMap((issue) =>
      issueProblems(issue).map((problem) => ({
        line: lineOf(problem.path),
        what: issue.code === "unrecognized_keys" ? unknownKey(problem.path) : placed(problem),
      })),
    ),
  );
}

function placed({ path, what }: IssueProblem): Phrase {
  if (path.length === 0) return what;
  return { key: "error.at", values: { where: writePath(path), what } };
}

function unknownKey(path: DocumentPath): Phrase {
  const known = configKeys(path.slice(0, -1));
  const where = writePath(path);
  const near = nearestName(String(path.at(-1)), known);
  return near === undefined
    ? { key: "error.config.unknownKey", values: { where, names: known.join(", ") } }
    : { key: "error.config.unknownKeyNear", values: { where, near } };
}
