const hourMs = 3_600_000;

/**
 * Offset of a zone at a local wall-clock time, in milliseconds east of UTC. Offsets are asked of
 * `Intl` once for each hour of the log: a formatter call costs more than parsing a hundred lines.
 */
export function createZoneOffset(timezone: string): (localMs: number) => number {
  if (timezone === "UTC") return () => 0;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    calendar: "gregory",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const offsetAtUtc = (utcMs: number): number => {
    const part = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
    for (const { type, value } of format.formatToParts(utcMs)) {
      if (type in part) part[type as keyof typeof part] = Number(value); // just checked
    }
    const local = Date.UTC(
      part.year,
      part.month - 1,
      part.day,
      part.hour,
      part.minute,
      part.second,
    );
    return local - Math.floor(utcMs / 1000) * 1000;
  };
  let cachedHour = Number.NaN;
  let cachedOffset = 0;
  return (localMs) => {
    const hour = Math.floor(localMs / hourMs);
    if (hour !== cachedHour) {
      // The first guess is off by the offset itself; the second is right but within a changeover.
      cachedOffset = offsetAtUtc(localMs - offsetAtUtc(localMs));
      cachedHour = hour;
    }
    return cachedOffset;
  };
}
