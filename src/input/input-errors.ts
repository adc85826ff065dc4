import { MailwhyError } from "../errors.js";
import type { InputSource } from "./input-source.js";
import { stdinName } from "./input-source.js";
import type { Content } from "./sniff-content.js";

/** Why a file cannot be opened or read, in one sentence. */
export function unreadableError(name: string, cause: unknown): MailwhyError {
  if (cause instanceof MailwhyError) return cause;
  return new MailwhyError("INPUT_UNREADABLE", unreadableMessage(name, cause), { cause });
}

function unreadableMessage(name: string, cause: unknown): string {
  const code = errorCode(cause);
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return `no such file: ${name}`;
    case "EACCES":
    case "EPERM":
      return `no permission to read ${name}: run as root, or join the group that owns it (adm on Debian)`;
    case "EISDIR":
      return `${name} is a directory: name the log files in it`;
    case "EMFILE":
    case "ENFILE":
      return `cannot open ${name}: too many files are open; raise the limit with ulimit -n`;
    case "Z_BUF_ERROR":
      return `${name} is cut off: the gzip data ends too early, what stands before that point is counted; copy the file again`;
    case "Z_DATA_ERROR":
    case "Z_NEED_DICT":
      return `${name} is damaged: the gzip data cannot be read to the end (check it with gzip -t), what stands before that point is counted`;
    default:
      return `cannot read ${name}: ${describe(cause)}`;
  }
}

/** Why the content of an input cannot be read as a log, and how to pipe it. */
export function foreignContentError(
  name: InputSource["name"],
  content: Exclude<Content, { kind: "text" | "gzip" }>,
): MailwhyError {
  const file = name === stdinName ? "FILE" : shellQuote(name);
  if (content.kind === "utf-16") {
    return new MailwhyError(
      "INPUT_UNREADABLE",
      `${name} is UTF-16 text: convert it, as in iconv -f UTF-16 -t UTF-8 ${file} | mailwhy`,
    );
  }
  const remedy =
    content.unpack === null
      ? "give the text log of the mail server"
      : `unpack it into mailwhy, as in ${content.unpack.replace("FILE", () => file)} | mailwhy`;
  return new MailwhyError("INPUT_UNREADABLE", `${name} is ${content.format}, not a log: ${remedy}`);
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
