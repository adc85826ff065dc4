import { copyText } from "../text/copy-text.js";
import { parsePostfixTag } from "./postfix/tag.js";

/** Which program writes lines with a certain syslog tag. */
export interface Writer {
  readonly tag: string;
  readonly mta: "postfix" | "exim" | null;
  /** Postfix service; empty for others. */
  readonly program: string;
  /** Postfix instance; empty for others. */
  readonly instance: string;
}

function writerOf(tag: string): Writer {
  const postfix = parsePostfixTag(tag);
  if (postfix !== undefined) return { tag, mta: "postfix", ...postfix };
  return { tag, mta: /^exim/i.test(tag) ? "exim" : null, program: "", instance: "" };
}

/** A power of two, well above the number of tags that one log has. */
const slots = 256;

/**
 * Finds the writer of a tag without cutting the tag out of its block. Tags that fall into the same
 * slot displace each other, so the table does not grow with made-up tags.
 */
export class WriterTable {
  readonly #writers: (Writer | undefined)[] = new Array(slots).fill(undefined);

  /** The writer of the tag that stands in `text` from `start` to `end`; they must differ. */
  find(text: string, start: number, end: number): Writer {
    const length = end - start;
    const slot =
      (length * 37 + text.charCodeAt(end - 1) * 5 + text.charCodeAt(start + (length >> 1))) &
      (slots - 1);
    const known = this.#writers[slot];
    if (known !== undefined && known.tag.length === length && text.startsWith(known.tag, start)) {
      return known;
    }
    const writer = writerOf(copyText(text.slice(start, end)));
    this.#writers[slot] = writer;
    return writer;
  }
}
