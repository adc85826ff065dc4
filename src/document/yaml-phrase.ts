import type { ErrorCode } from "yaml";
import type { ErrorsKey } from "../locale/errors-keys.js";
import type { Phrase } from "../locale/phrase.js";

/** Faults that people make; the others are told by their place alone. */
const keys: Readonly<Partial<Record<ErrorCode, ErrorsKey>>> = {
  BAD_ALIAS: "error.yaml.alias",
  BAD_DQ_ESCAPE: "error.yaml.escape",
  BAD_INDENT: "error.yaml.indentation",
  BAD_SCALAR_START: "error.yaml.start",
  BLOCK_AS_IMPLICIT_KEY: "error.yaml.colon",
  DUPLICATE_KEY: "error.yaml.keyTwice",
  MISSING_CHAR: "error.yaml.missing",
  MULTILINE_IMPLICIT_KEY: "error.yaml.colon",
  MULTIPLE_DOCS: "error.yaml.documents",
  TAB_AS_INDENT: "error.yaml.tab",
  UNEXPECTED_TOKEN: "error.yaml.unexpected",
};

/** What is wrong with YAML, by the code that the parser gives its fault. */
export function yamlPhrase(code: ErrorCode): Phrase {
  const key = keys[code];
  if (key === undefined) return { key: "error.yaml.other" };
  return { key: "error.yaml.invalid", values: { fault: { key } } };
}
