import { describe, expect, test } from "vitest";
import { TimestampReader } from "../../src/parse/timestamp.js";
import { createZoneOffset } from "../../src/parse/zone-offset.js";
import { analyse } from "../pipeline/analyse.js";

interface Zone {
  readonly timezone?: string;
  readonly reference?: string;
}

/** The time that a stamp tells, as ISO 8601 in UTC; undefined where it is no stamp. */
function read(stamp: string, { timezone = "UTC", reference = "2026-11-30T00:00:00Z" }: Zone = {}) {
  const reader = new TimestampReader({ timezone, referenceMs: Date.parse(reference) });
  const text = `${stamp} mail`;
  return reader.read(text, 0, text.length) ? new Date(reader.timeMs).toISOString() : undefined;
}

describe("stamps", () => {
  test.each([
    ["Nov 21 22:00:01", "2026-11-21T22:00:01.000Z"],
    ["Nov  1 22:00:01", "2026-11-01T22:00:01.000Z"],
    ["Nov 01 22:00:01", "2026-11-01T22:00:01.000Z"],
    ["Nov 21 22:00:60", "2026-11-21T22:01:00.000Z"],
    ["Nov 21 22:00:01.9999999", "2026-11-21T22:00:01.999Z"],
    ["2026-11-21T22:00:01Z", "2026-11-21T22:00:01.000Z"],
    ["2026-11-21T22:00:01.1Z", "2026-11-21T22:00:01.100Z"],
    ["2026-11-21T22:00:01.123456789+05:30", "2026-11-21T16:30:01.123Z"],
    ["2026-11-21T22:00:01-0330", "2026-11-22T01:30:01.000Z"],
    ["2026-11-21 22:00:01", "2026-11-21T22:00:01.000Z"],
    ["2026-11-21 22:00:01 +0100", "2026-11-21T21:00:01.000Z"],
    ["2026-11-21 22:00:01.5 -0800", "2026-11-22T06:00:01.500Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
  ])("%s", (stamp, time) => {
    expect(read(stamp)).toBe(time);
  });

  test.each([
    "Nov 31 22:00",
    "Nov 32 22:00:01",
    "Nov 21 24:00:01",
    "Nov 21 22:60:01",
    "Nov 21 22:00:61",
    "nov 21 22:00:01",
    "Nov 21, 22:00:01",
    "2026-00-21T22:00:01Z",
    "2026-11-32T22:00:01Z",
    "2026-11-21T25:00:01Z",
    "2026-11-21T22:61:01Z",
    "2026/11/21 22:00:01",
    "21:22:00:01",
    "",
  ])("%s is none", (stamp) => {
    expect(read(stamp)).toBeUndefined();
  });

  test("one reader, stamps of all kinds in turn", () => {
    const reader = new TimestampReader({
      timezone: "UTC",
      referenceMs: Date.parse("2026-11-30T00:00:00Z"),
    });
    const stamps = [
      "Nov 21 22:00:01",
      "Nov 21 22:00:02",
      "2026-11-21T22:00:03Z",
      "2026-11-21T22:00:04+01:00",
      "2026-11-21T22:00:05Z",
      "2026-11-21 22:00:06",
      "Nov 21 22:01:07",
      "Nov 21 22:00:08",
    ];
    const seconds = stamps.map((stamp) => {
      expect(reader.read(`${stamp} x`, 0, stamp.length + 2)).toBe(true);
      return new Date(reader.timeMs).toISOString().slice(11, 19);
    });
    expect(seconds).toEqual([
      "22:00:01",
      "22:00:02",
      "22:00:03",
      "21:00:04",
      "22:00:05",
      "22:00:06",
      "22:01:07",
      "22:00:08",
    ]);
  });

  test("does not read on behind the line", () => {
    const reader = new TimestampReader({ timezone: "UTC", referenceMs: Date.UTC(2026, 10, 30) });
    const block = "2026-11-21 22:00:01\n+0100 more";
    expect(reader.read(block, 0, 19)).toBe(true);
    expect(new Date(reader.timeMs).toISOString()).toBe("2026-11-21T22:00:01.000Z");
    expect(reader.read("Nov 21 22:00:01", 0, 10)).toBe(false);
  });
});

describe("the year of a stamp that has none", () => {
  test.each([
    ["Dec 31 23:59:58", "2027-01-01T03:00:00Z", "2026-12-31T23:59:58.000Z"],
    ["Jan  1 00:00:02", "2027-01-01T03:00:00Z", "2027-01-01T00:00:02.000Z"],
    ["Jan  1 00:00:02", "2026-12-31T23:59:59Z", "2027-01-01T00:00:02.000Z"],
    ["Jan  3 00:00:02", "2026-12-31T23:59:59Z", "2026-01-03T00:00:02.000Z"],
    ["Feb 29 12:00:00", "2026-11-30T00:00:00Z", "2024-02-29T12:00:00.000Z"],
    ["Feb 29 12:00:00", "2024-02-28T23:00:00Z", "2024-02-29T12:00:00.000Z"],
  ])("%s before %s", (stamp, reference, time) => {
    expect(read(stamp, { reference })).toBe(time);
  });

  test("a log over New Year stays in order", () => {
    const record = (stamp: string) =>
      `${stamp} mail postfix/smtp[7]: 4F9D195D70: to=<a@example.com>, relay=none, delay=1, status=bounced (x)`;
    const { events } = analyse([record("Dec 31 23:59:58"), record("Jan  1 00:00:02")], {
      referenceMs: Date.parse("2027-01-01T06:00:00Z"),
    });
    expect(events.map(({ timeMs }) => new Date(timeMs).toISOString())).toEqual([
      "2026-12-31T23:59:58.000Z",
      "2027-01-01T00:00:02.000Z",
    ]);
  });
});

describe("zones", () => {
  test.each([
    ["Europe/Berlin", "Nov 21 22:00:01", "2026-11-21T21:00:01.000Z"],
    ["Europe/Berlin", "Jul 21 22:00:01", "2026-07-21T20:00:01.000Z"],
    ["Europe/Berlin", "2026-03-29 01:59:59", "2026-03-29T00:59:59.000Z"],
    ["Europe/Berlin", "2026-03-29 03:00:00", "2026-03-29T01:00:00.000Z"],
    ["Europe/Berlin", "2026-10-25 03:00:00", "2026-10-25T02:00:00.000Z"],
    ["Asia/Kolkata", "2026-11-21 22:00:01", "2026-11-21T16:30:01.000Z"],
    ["Pacific/Apia", "2026-11-21 22:00:01", "2026-11-21T09:00:01.000Z"],
    ["America/New_York", "Dec 31 23:00:00", "2026-01-01T04:00:00.000Z"],
    ["Europe/Berlin", "2026-11-21T22:00:01Z", "2026-11-21T22:00:01.000Z"],
  ])("%s %s", (timezone, stamp, time) => {
    expect(read(stamp, { timezone })).toBe(time);
  });

  test("the hour that the clocks repeat is one of its two", () => {
    expect(["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]).toContain(
      read("2026-10-25 02:30:00", { timezone: "Europe/Berlin" }),
    );
  });

  test("offsets of half hours change in the middle of an hour", () => {
    const offset = createZoneOffset("Australia/Lord_Howe");
    const minutes = (iso: string) => offset(Date.parse(iso)) / 60_000;
    expect(minutes("2026-07-01T12:00:00Z")).toBe(630);
    expect(minutes("2026-12-01T12:00:00Z")).toBe(660);
  });
});

describe("since and until", () => {
  const record = (time: string, name: string) =>
    `2026-11-21T${time}Z mail postfix/smtp[7]: 4F9D195D70: to=<${name}>, relay=none, delay=1, status=bounced (x)`;
  const lines = [
    record("21:59:59", "a"),
    record("22:00:00", "b"),
    record("22:59:59", "c"),
    record("23:00:00", "d"),
  ];
  const sinceMs = Date.parse("2026-11-21T22:00:00Z");
  const untilMs = Date.parse("2026-11-21T23:00:00Z");

  test("since counts, until does not", () => {
    const { events, summary } = analyse(lines, { sinceMs, untilMs });
    expect(events.map(({ recipient }) => recipient)).toEqual(["b", "c"]);
    expect([summary.firstMs, summary.lastMs]).toEqual([sinceMs, untilMs - 1000]);
    expect(summary.ledger).toMatchObject({ lines: 4, eventLines: 2, ignored: 2 });
  });

  test("a line that was not understood is unparsed all the same", () => {
    const { unparsed } = analyse(["2026-11-20T00:00:00Z mail postfix/smtp[7]: zzz"], { sinceMs });
    expect(unparsed).toHaveLength(1);
  });
});
