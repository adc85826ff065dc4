import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import type { Phrase } from "../locale/phrase.js";
import { nearestName } from "../text/nearest-name.js";
import type { ConfigFile, ConfigPath } from "./config-file.js";
import { type ConfigProblem, throwConfigProblems } from "./config-problem.js";
import { configKeys, configSchema } from "./config-schema.js";

/** As `parseConfig`. */
export function readConfig(name: string, text: string): ConfigFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  if (document.errors.length > 0) {
    throwConfigProblems(
      name,
      // What follows is mostly of its making.
      document.errors.slice(0, 1).map(({ message, linePos }) => ({
        line: linePos?.[0].line ?? 1,
        what: { key: "error.config.noYaml", values: { reason: firstSentence(message) } },
      })),
    );
  }
  const lineAt = (node: unknown): number | undefined =>
    isNode(node) && node.range != null ? counter.linePos(node.range[0]).line : undefined;
  const keyNode = (path: ConfigPath): unknown => {
    const parent: unknown =
      path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (!isMap(parent)) return undefined;
    return parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1))?.key;
  };
  const lineOf = (path: ConfigPath): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const part = path.slice(0, length);
      const line = lineAt(keyNode(part)) ?? lineAt(document.getIn(part, true));
      if (line !== undefined) return line;
    }
    return 1;
  };
  const value: unknown = document.toJS() ?? {};
  const { data, error } = configSchema.safeParse(value);
  if (data !== undefined) return { name, config: data, lineOf };
  return throwConfigProblems(
    name,
    error.issues.flatMap((issue) => problemsOf(issue, lineOf)),
  );
}

function firstSentence(message: string): string {
  return message.split(/ at line |\n/, 1)[0] ?? message;
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, lineOf: ConfigFile["lineOf"]): ConfigProblem[] {
  const path = issue.path.filter((key) => typeof key !== "symbol");
  if (issue.code === "unrecognized_keys") {
    const known = configKeys(path);
    return issue.keys.map((key) => ({
      line: lineOf([...path, key]),
      what: unknownKey([...path, key], known),
    }));
  }
  const where = writePath(path);
  const what = {
    key: "error.config.wrongValue",
    values: { where, reason: reword(issue) },
  } as const;
  return [{ line: lineOf(path), what }];
}

function unknownKey(path: ConfigPath, known: readonly string[]): Phrase {
  const where = writePath(path);
  const near = nearestName(String(path.at(-1)), known);
  return near === undefined
    ? { key: "error.config.unknownKey", values: { where, names: known.join(", ") } }
    : { key: "error.config.unknownKeyNear", values: { where, near } };
}

/** `check.allow[2].reason` */
function writePath(path: ConfigPath): string {
  if (path.length === 0) return "the file";
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${key}`))
    .join("");
}

/** Zod's message as the end of a sentence. */
function reword(issue: Issue): string {
  if (issue.path[1] === "max" || issue.path[1] === "min") {
    if (issue.path.length > 2) return "expected a whole number, or a share such as 2%";
  }
  const bare = issue.message.replace(
    /^(?:Invalid (?:input|option|string|key)|Too (?:small|big)): /,
    "",
  );
  return bare.charAt(0).toLowerCase() + bare.slice(1);
}
