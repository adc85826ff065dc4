/** Writes the times of one report in the reader's zone and locale. */
export interface ClockWords {
  /** `20 Nov 00:00 – 23:59`; null where the log has no event. */
  readonly range: string | null;
  /** `03:14`, or `20 Nov 03:14` where the log covers more than one day. */
  readonly moment: (iso: string) => string;
}

/** What `createClockWords` needs to know of a report and its reader. */
export interface ClockSetting {
  readonly from: string | null;
  readonly to: string | null;
  readonly timezone: string;
  readonly locale: string;
  /** Whether the year is shown although the range lies within one. */
  readonly withYear: boolean;
}

/** Days and years are left out where the range makes them clear. */
export function createClockWords(setting: ClockSetting): ClockWords {
  const { from, to, timezone: timeZone, locale } = setting;
  const hours = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const days = new Intl.DateTimeFormat(locale, { timeZone, day: "numeric", month: "short" });
  const datedDays = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  const time = (iso: string) => hours.format(new Date(iso));
  const fullDay = (iso: string) => datedDays.format(new Date(iso));
  const years = new Intl.DateTimeFormat("en", { timeZone, year: "numeric" });
  const year = (iso: string) => years.format(new Date(iso));
  if (from === null || to === null) {
    return { range: null, moment: (iso) => `${fullDay(iso)} ${time(iso)}` };
  }
  const withYear = setting.withYear || year(from) !== year(to);
  const day = (iso: string) => (withYear ? fullDay(iso) : days.format(new Date(iso)));
  const full = (iso: string) => `${day(iso)} ${time(iso)}`;
  const oneDay = fullDay(from) === fullDay(to);
  return {
    range: describeRange(full(from), full(to), oneDay ? time(to) : full(to)),
    moment: (iso) => (oneDay && fullDay(iso) === fullDay(from) ? time(iso) : full(iso)),
  };
}

function describeRange(start: string, end: string, shortEnd: string): string {
  return start === end ? start : `${start} – ${shortEnd}`;
}
