const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Writes times (milliseconds of the epoch, UTC) as one kind of log stamp. */
export const stamps = {
  /** `Nov  1 22:00:01` */
  bsd: bySecond((date) => `${MONTHS[date.getUTCMonth()]} ${day(date)} ${clock(date)}`),
  /** `2026-11-01T22:00:01.123456+00:00` */
  rfc3339: withMicroseconds(bySecond((date) => `${isoDay(date)}T${clock(date)}`)),
  /** `2026-11-01 22:00:01` */
  exim: bySecond((date) => `${isoDay(date)} ${clock(date)}`),
};

/** Thousands of lines share a second, so the last second's text is kept. */
function bySecond(format) {
  let second = -1;
  let text = "";
  return (time) => {
    const now = Math.floor(time / 1000);
    if (now !== second) {
      second = now;
      text = format(new Date(now * 1000));
    }
    return text;
  };
}

function withMicroseconds(format) {
  return (time) => {
    const fraction = String(Math.floor((time % 1000) * 1000)).padStart(6, "0");
    return `${format(time)}.${fraction}+00:00`;
  };
}

function day(date) {
  return String(date.getUTCDate()).padStart(2, " ");
}

function isoDay(date) {
  return date.toISOString().slice(0, 10);
}

function clock(date) {
  return date.toISOString().slice(11, 19);
}
