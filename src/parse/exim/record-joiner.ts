/** Records under way that are kept; more than a log of any number of hosts leaves open at once. */
const capacity = 1024;
/** Pieces of one record; Exim's own buffer (8 KiB) needs far fewer. */
const maxPieces = 64;

interface OpenRecord {
  text: string;
  next: number;
}

/**
 * Joins the pieces into which Exim splits a record for syslog: `[2/5] …` at a length, `[2\5] …` at a
 * line feed of the record (`src/src/log.c`). Keeps at most 1,024 records under way.
 */
export class RecordJoiner {
  readonly #open = new Map<string, OpenRecord>();

  /** The whole record once its last piece comes; undefined before. `key` names the writer. */
  join(key: string, text: string): string | undefined {
    const mark = /^\[(\d{1,2})([/\\])(\d{1,2})\] /.exec(text);
    if (mark === null) return text;
    const piece = text.slice(mark[0].length);
    const number = Number(mark[1]);
    const last = number === Number(mark[3]);
    const before = this.#open.get(key);
    this.#open.delete(key);
    const fits = before !== undefined && before.next === number && number <= maxPieces;
    const whole = number === 1 || !fits ? piece : before.text + piece;
    if (last) return withoutHeaders(whole);
    if (this.#open.size >= capacity) {
      const oldest = this.#open.keys().next().value;
      if (oldest !== undefined) this.#open.delete(oldest);
    }
    // The mark of a piece says what follows it: a line feed, which the main log writes as `\n`.
    this.#open.set(key, { text: mark[2] === "\\" ? `${whole}\\n` : whole, next: number + 1 });
    return undefined;
  }
}

/** The reject log's copy of a record has the message's headers behind it. */
function withoutHeaders(record: string): string {
  const at = record.search(/\\n(?:Envelope-from: |Envelope-to: |[A-Z*]? {1,4}[A-Za-z-]{1,80}: )/);
  return at < 0 ? record : record.slice(0, at);
}
