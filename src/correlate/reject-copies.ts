/** Rejects that are remembered; beyond it the oldest are forgotten, and a late copy counts anew. */
const capacity = 100_000;

interface Seen {
  source: string;
  /** How often the source wrote it. */
  inSource: number;
  /** How often it was counted, over all sources. */
  counted: number;
}

/**
 * Tells the copies that Exim makes of its rejects: the reject log repeats the main log's lines, and
 * syslog gets both (`syslog_duplication`, which is on by default).
 */
export class RejectCopies {
  readonly #files = new Map<number, Seen>();
  readonly #syslog = new Set<number>();

  /**
   * Whether a reject in a log file was counted already: it counts as often as that one of the files
   * says that has it most often. `source` names the file, `key` is a hash of the reject and its time.
   */
  isCopyInFile(source: string, key: number): boolean {
    const seen = this.#files.get(key);
    if (seen === undefined) {
      makeRoom(this.#files);
      this.#files.set(key, { source, inSource: 1, counted: 1 });
      return false;
    }
    seen.inSource = seen.source === source ? seen.inSource + 1 : 1;
    seen.source = source;
    if (seen.inSource <= seen.counted) return true;
    seen.counted = seen.inSource;
    return false;
  }

  /** Whether a reject in syslog is the second of a pair. `key` is a hash of it and its process. */
  isCopyInSyslog(key: number): boolean {
    const isSecond = this.#syslog.delete(key);
    if (!isSecond) {
      makeRoom(this.#syslog);
      this.#syslog.add(key);
    }
    return isSecond;
  }
}

function makeRoom(seen: Map<number, unknown> | Set<number>): void {
  if (seen.size < capacity) return;
  const oldest = seen.keys().next().value;
  if (oldest !== undefined) seen.delete(oldest);
}
