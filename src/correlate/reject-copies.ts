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
  readonly #files = new Map<string, Seen>();
  readonly #syslog = new Map<string, boolean>();

  /**
   * Whether a reject in a log file was counted already: it counts as often as that one of the files
   * says that has it most often. `source` names the file, `key` the reject with its time.
   */
  isCopyInFile(source: string, key: string): boolean {
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

  /** Whether a reject in syslog is the second of a pair. `key` names the process and the reject. */
  isCopyInSyslog(key: string): boolean {
    const isSecond = this.#syslog.delete(key);
    if (!isSecond) {
      makeRoom(this.#syslog);
      this.#syslog.set(key, true);
    }
    return isSecond;
  }
}

function makeRoom(map: Map<string, unknown>): void {
  if (map.size < capacity) return;
  const oldest = map.keys().next().value;
  if (oldest !== undefined) map.delete(oldest);
}
