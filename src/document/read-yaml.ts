import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { Phrase } from "../locale/phrase.js";
import type { DocumentPath } from "./document-path.js";
import { yamlPhrase } from "./yaml-phrase.js";

/** YAML that was understood. */
export interface YamlDocument {
  /** Plain values; null for an empty document. */
  readonly value: unknown;
  /** The line of a key or entry, counted from 1; of what is not there, that of what it would be in. */
  readonly lineOf: (path: DocumentPath) => number;
  readonly problem?: undefined;
}

/** YAML that could not be understood. */
export interface YamlFault {
  readonly problem: {
    /** Counted from 1. */
    readonly line: number;
    readonly what: Phrase;
  };
}

/** Reads a file that somebody wrote: YAML, or JSON, which is YAML too. Of its faults, the first is told. */
export function readYaml(text: string): YamlDocument | YamlFault {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineAt = (node: unknown): number | undefined =>
    isNode(node) && node.range != null ? counter.linePos(node.range[0]).line : undefined;
  // What follows the first is mostly of its making.
  const [error] = document.errors;
  if (error !== undefined) {
    const line = error.linePos?.[0].line ?? 1;
    return { problem: { line, what: yamlPhrase(error.code) } };
  }
  const keyNode = (path: DocumentPath): unknown => {
    const parent: unknown =
      path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (!isMap(parent)) return undefined;
    return parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1))?.key;
  };
  const lineOf = (path: DocumentPath): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const part = path.slice(0, length);
      const line = lineAt(keyNode(part)) ?? lineAt(document.getIn(part, true));
      if (line !== undefined) return line;
    }
    return 1;
  };
  try {
    return { value: document.toJS(), lineOf };
  } catch (cause) {
    // An alias that names nothing, or so many that they would fill the memory.
    if (!(cause instanceof ReferenceError)) throw cause;
    const line = lineAt(unresolvedAlias(document)) ?? 1;
    return { problem: { line, what: yamlPhrase("BAD_ALIAS") } };
  }
}

function unresolvedAlias(document: Document.Parsed): unknown {
  let found: unknown;
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}
