import { createZoneOffset } from "../../parse/zone-offset.js";
import { parseDurationMs } from "./duration-argument.js";
import { usageError } from "./usage-error.js";

/** What a time on the command line is understood by. */
export interface TimeContext {
  readonly nowMs: number;
  /** IANA zone of times that name none. */
  readonly timezone: string;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Date, optional time to the minute or finer, optional zone. */
const isoForm =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)? ?(?<zone>Z|[+-]\d\d:?\d\d)?)?$/i;
const clockForm = /^(?<hour>\d\d?):(?<minute>\d\d)$/;

/**
 * Understands `now`, `today` and `yesterday` (their first moment), an age such as `2h`, a time of
 * today such as `03:14`, and ISO 8601 dates and times; a date alone is its first moment.
 */
export function parseTimeArgument(text: string, context: TimeContext): number | undefined {
  const clock = localClock(context);
  const word = text.trim().toLowerCase();
  if (word === "now") return context.nowMs;
  if (word === "today") return clock.toUtc(clock.midnight);
  if (word === "yesterday") return clock.toUtc(clock.midnight - dayMs);
  const ageMs = parseDurationMs(word.replace(/ ago$/, ""));
  if (ageMs !== undefined && /[a-z]/.test(word)) return context.nowMs - ageMs;
  const time = clockForm.exec(word)?.groups;
  if (time !== undefined) {
    const minutes = Number(time.hour) * 60 + Number(time.minute);
    if (Number(time.hour) > 23 || Number(time.minute) > 59) return undefined;
    return clock.toUtc(clock.midnight + minutes * minuteMs);
  }
  return parseIso(text.trim(), clock);
}

/** As `parseTimeArgument`; throws a sentence that names the option and the forms it takes. */
export function timeArgument(option: string, text: string, context: TimeContext): number {
  const timeMs = parseTimeArgument(text, context);
  if (timeMs !== undefined) return timeMs;
  throw usageError(option, text, "error.notATime");
}

/** End of the moment or day that `--reference-date` names. */
export function referenceDateArgument(text: string, context: TimeContext): number {
  const timeMs = parseTimeArgument(text, context);
  const groups = isoForm.exec(text.trim())?.groups;
  if (timeMs !== undefined && groups !== undefined) {
    return groups.hour === undefined ? timeMs + dayMs - 1 : timeMs;
  }
  throw usageError("--reference-date", text, "error.notADate");
}

interface LocalClock {
  /** First moment of today, as local wall-clock time. */
  readonly midnight: number;
  readonly toUtc: (localMs: number) => number;
}

function localClock({ nowMs, timezone }: TimeContext): LocalClock {
  const offset = createZoneOffset(timezone);
  const localNow = nowMs + offset(nowMs + offset(nowMs));
  return {
    midnight: Math.floor(localNow / dayMs) * dayMs,
    toUtc: (localMs) => localMs - offset(localMs),
  };
}

function parseIso(text: string, clock: LocalClock): number | undefined {
  const groups = isoForm.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const [year, month, day, hour, minute, second] = [
    groups.year,
    groups.month,
    groups.day,
    groups.hour ?? "0",
    groups.minute ?? "0",
    groups.second ?? "0",
  ].map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const local =
    Date.UTC(year, month - 1, day, hour, minute, second) +
    Math.floor(Number(`0.${groups.fraction ?? "0"}`) * 1000);
  // Date.UTC carries an impossible day over into the next month.
  const carried = new Date(local);
  if (carried.getUTCMonth() !== month - 1 || carried.getUTCDate() !== day) return undefined;
  return groups.zone === undefined ? clock.toUtc(local) : local - zoneOffsetMs(groups.zone);
}

function zoneOffsetMs(zone: string): number {
  if (zone.toUpperCase() === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith("-") ? -minutes : minutes) * minuteMs;
}
