/** A log line taken out of its JSON wrapping; text is latin1, one character a byte. */
export interface UnwrappedLine {
  readonly message: string;
  /** Syslog tag; null where the message carries its own framing. */
  readonly tag: string | null;
  readonly host: string | null;
  readonly pid: string;
  /** Milliseconds since 1970-01-01 UTC, or null where only the message may tell. */
  readonly timeMs: number | null;
}

/** UTF-8 text as one character a byte, as lines come from a file. */
function toLatin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return toLatin1(value);
  // journald gives messages that are not valid UTF-8 as an array of bytes.
  if (Array.isArray(value) && value.every((byte) => Number.isInteger(byte))) {
    return Buffer.from(value).toString("latin1");
  }
  return undefined;
}

function timeOf(value: unknown): number | null {
  if (typeof value !== "string") return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}

/**
 * Unwraps a line of `journalctl -o json` (`MESSAGE`, `SYSLOG_IDENTIFIER`, `__REALTIME_TIMESTAMP` in
 * microseconds), or of a container's or shipper's log (`log`, `message` or `msg`, with `time`,
 * `timestamp` or `@timestamp`). Undefined where it is not JSON or holds no message.
 */
export function unwrapJsonLine(line: string): UnwrappedLine | undefined {
  let record: Readonly<Record<string, unknown>>;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(line, "latin1").toString("utf8"));
    if (typeof parsed !== "object" || parsed === null) return undefined;
    record = { ...parsed };
  } catch {
    return undefined;
  }
  const journal = textOf(record.MESSAGE);
  if (journal !== undefined) {
    const micros = Number(record.__REALTIME_TIMESTAMP ?? record._SOURCE_REALTIME_TIMESTAMP);
    const tag = record.SYSLOG_IDENTIFIER;
    const host = record._HOSTNAME;
    const pid = record.SYSLOG_PID ?? record._PID;
    return {
      message: journal,
      tag: typeof tag === "string" ? tag : null,
      host: typeof host === "string" ? host : null,
      pid: typeof pid === "string" ? pid : "",
      timeMs: Number.isFinite(micros) ? Math.floor(micros / 1000) : null,
    };
  }
  const message = textOf(record.log ?? record.message ?? record.msg);
  if (message === undefined) return undefined;
  return {
    message: message.replace(/[\r\n]+$/, ""),
    tag: null,
    host: null,
    pid: "",
    timeMs: timeOf(record.time ?? record.timestamp ?? record["@timestamp"]),
  };
}
