import { MailwhyError } from "../errors.js";
import type { Phrase, PhraseValues } from "../locale/phrase.js";
import { PhrasedError } from "../locale/phrased-error.js";
import { inputName } from "./input-name.js";
import type { InputSource } from "./input-source.js";
import { stdinName } from "./input-source.js";
import type { Content } from "./sniff-content.js";

/** Why a file cannot be opened or read, in one sentence. */
export function unreadableError(name: string, cause: unknown): MailwhyError {
  if (cause instanceof MailwhyError) return cause;
  return new PhrasedError("INPUT_UNREADABLE", unreadablePhrase(name, cause), { cause });
}

/** As `unreadableError`, of a file that is no log: settings, rules, a baseline. */
export function unreadableFileError(name: string, cause: unknown): MailwhyError {
  if (errorCode(cause) !== "EISDIR") return unreadableError(name, cause);
  const phrase: Phrase = {
    key: "error.directoryNotFile",
    values: { name: inputName(name) },
  };
  return new PhrasedError("INPUT_UNREADABLE", phrase, { cause });
}

function unreadablePhrase(file: string, cause: unknown): Phrase {
  const name = inputName(file);
  switch (errorCode(cause)) {
    case "ENOENT":
    case "ENOTDIR":
      return { key: "error.noSuchFile", values: { name } };
    case "EACCES":
    case "EPERM":
      return { key: "error.noPermission", values: { name } };
    case "EISDIR":
      return { key: "error.directory", values: { name } };
    case "EMFILE":
    case "ENFILE":
      return { key: "error.tooManyOpen", values: { name } };
    case "Z_BUF_ERROR":
      return { key: "error.gzipCutOff", values: { name } };
    case "Z_DATA_ERROR":
    case "Z_NEED_DICT":
      return { key: "error.gzipDamaged", values: { name } };
    default:
      return { key: "error.unreadable", values: { name, reason: describe(cause) } };
  }
}

/** Why the content of an input cannot be read as a log, and how to pipe it. */
export function foreignContentError(
  name: InputSource["name"],
  content: Exclude<Content, { kind: "text" | "gzip" }>,
): MailwhyError {
  return new PhrasedError("INPUT_UNREADABLE", foreignPhrase(name, content));
}

function foreignPhrase(
  file: InputSource["name"],
  content: Exclude<Content, { kind: "text" | "gzip" }>,
): Phrase {
  const name = inputName(file);
  const operand = file === stdinName ? "FILE" : shellQuote(file);
  if (content.kind === "utf-16") {
    const command = `iconv -f UTF-16 -t UTF-8 ${operand} | mailwhy`;
    return { key: "error.utf16", values: { name, command } };
  }
  const values: PhraseValues = { name, format: { key: `error.format.${content.format}` } };
  if (content.unpack === null) return { key: "error.foreign", values };
  const command = `${content.unpack.replace("FILE", () => operand)} | mailwhy`;
  return { key: "error.foreignUnpack", values: { ...values, command } };
}

function errorCode(cause: unknown): string | null {
  if (!(cause instanceof Error) || !("code" in cause)) return null;
  return typeof cause.code === "string" ? cause.code : null;
}

function describe(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** A name as one word of a shell command. */
function shellQuote(name: string): string {
  return /^[\w@%+=:,./-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}
