import { describe, expect, test } from "vitest";
import { owners } from "../../src/model/classification.js";
import { directions } from "../../src/model/direction.js";
import { type ClockSetting, createClockWords } from "../../src/report/clock-words.js";
import {
  describeEnhancedDigits,
  describeReplyClass,
  describeReplyDigits,
} from "../../src/report/code-digits.js";
import { codeWords } from "../../src/report/code-words.js";
import { ownerStyle, ownerWords } from "../../src/report/owner-words.js";
import { createShare } from "../../src/report/share.js";
import { english, wordsOf } from "../locale/package-words.js";

describe("quantities", () => {
  test.each([
    { locale: "en-GB", number: "6,669,759", share: "99.98%" },
    { locale: "de", number: "6.669.759", share: "99,98 %" },
    { locale: "fr", number: "6\u202f669\u202f759", share: "99,98 %" },
    { locale: "th", number: "6,669,759", share: "99.98%" },
  ])("figures in $locale", ({ locale, number, share }) => {
    expect(wordsOf("en", locale).number(6_669_759)).toBe(number);
    expect(createShare(locale)(0.99982).replace(/\s/u, " ")).toBe(share);
  });

  test.each([
    { value: 0, text: "0 recipients" },
    { value: 1, text: "1 recipient" },
    { value: 2, text: "2 recipients" },
    { value: 1_001, text: "1,001 recipients" },
  ])("$value of them", ({ value, text }) => {
    expect(english.say("problem.recipients", { count: value })).toBe(text);
  });

  test.each([
    { value: 1, text: "100%" },
    { value: 0.999999, text: "99.99%" },
    { value: 0, text: "0%" },
  ])("a share of $value is not made whole by rounding", ({ value, text }) => {
    expect(createShare("en-GB")(value)).toBe(text);
  });
});

describe("clock words", () => {
  const setting: ClockSetting = {
    from: "2026-11-20T00:00:01.000Z",
    to: "2026-11-20T23:59:59.000Z",
    timezone: "UTC",
    locale: "en-GB",
    withYear: false,
  };
  const noon = "2026-11-20T12:00:00.000Z";

  test.each([
    { name: "one day", change: {}, range: "20 Nov 00:00 – 23:59", moment: "12:00" },
    {
      name: "two days",
      change: { to: "2026-11-21T01:00:00.000Z" },
      range: "20 Nov 00:00 – 21 Nov 01:00",
      moment: "20 Nov 12:00",
    },
    {
      name: "two days in the reader's zone only",
      change: { timezone: "Asia/Bangkok" },
      range: "20 Nov 07:00 – 21 Nov 06:59",
      moment: "20 Nov 19:00",
    },
    {
      name: "two years",
      change: { to: "2027-01-01T01:00:00.000Z" },
      range: "20 Nov 2026 00:00 – 1 Jan 2027 01:00",
      moment: "20 Nov 2026 12:00",
    },
    {
      name: "year asked for",
      change: { withYear: true },
      range: "20 Nov 2026 00:00 – 23:59",
      moment: "12:00",
    },
    {
      name: "within a minute",
      change: { to: "2026-11-20T00:00:44.000Z" },
      range: "20 Nov 00:00",
      moment: "12:00",
    },
    {
      name: "another locale",
      change: { locale: "en-US" },
      range: "Nov 20 00:00 – 23:59",
      moment: "12:00",
    },
    {
      name: "no event",
      change: { from: null, to: null },
      range: null,
      moment: "20 Nov 2026 12:00",
    },
  ])("$name", ({ change, range, moment }) => {
    const clock = createClockWords({ ...setting, ...change });
    expect(clock.range).toBe(range);
    expect(clock.moment(noon)).toBe(moment);
  });

  test("a moment outside of the day of the range names its day", () => {
    expect(createClockWords(setting).moment("2026-11-19T12:00:00.000Z")).toBe("19 Nov 12:00");
  });
});

describe("owner words", () => {
  test.each([
    { direction: "outbound", owner: "sender-admin", words: "you can fix this" },
    { direction: "outbound", owner: "recipient-admin", words: "their admin must act" },
    { direction: "inbound", owner: "sender-admin", words: "their admin must act" },
    { direction: "inbound", owner: "recipient-admin", words: "you can fix this" },
    { direction: "inbound", owner: "recipient", words: "your user must act" },
    { direction: "local", owner: "recipient-admin", words: "you can fix this" },
    { direction: "outbound", owner: "wait", words: "wait: it retries" },
    { direction: "inbound", owner: "wait", words: "wait: they retry" },
  ] as const)("$direction, $owner", ({ direction, owner, words }) => {
    expect(ownerWords(owner, direction, english)).toBe(words);
  });

  test("what the reader can do stands out, and nothing else does", () => {
    for (const direction of directions) {
      for (const owner of owners) {
        const accent = ownerStyle(owner, direction) === "accent";
        expect(accent).toBe(ownerWords(owner, direction, english) === "you can fix this");
      }
    }
  });
});

describe("codes", () => {
  test.each([
    { code: 550, enhanced: "5.1.1", words: "550 5.1.1" },
    { code: 550, enhanced: null, words: "550" },
    { code: null, enhanced: "4.4.1", words: "4.4.1" },
    { code: null, enhanced: null, words: "no reply code" },
  ])("$words", ({ code, enhanced, words }) => {
    expect(codeWords({ code, enhanced }, english)).toBe(words);
  });

  test.each([
    { code: 252, words: "2xx Positive Completion" },
    { code: 354, words: "3xx Positive Intermediate" },
    { code: 451, words: "4xx Transient Negative Completion" },
    { code: 550, words: "5xx Permanent Negative Completion" },
    { code: 650, words: null },
  ])("class of $code", ({ code, words }) => {
    expect(describeReplyClass(code, english)).toBe(words);
  });

  test("digits of codes", () => {
    expect(describeReplyDigits("459", english)).toEqual([
      "4xx Transient Negative Completion: not now, but a later try may succeed",
      "x5x about: mail system",
      "xx9 has no meaning of its own",
    ]);
    expect(describeReplyDigits("690", english)).toEqual([
      "6xx no class of RFC 5321",
      "x9x no category of RFC 5321",
      "xx0 has no meaning of its own",
    ]);
    expect(describeEnhancedDigits("5.7.99", english)).toEqual([
      "5.x.x Permanent Failure",
      "x.7.x Security or Policy Status",
      "x.x.99 a detail that the catalog does not know",
    ]);
    expect(describeEnhancedDigits("3.9.1", english)).toEqual([
      "3.x.x no class of RFC 3463",
      "x.9.x no subject of RFC 3463",
      "x.x.1 a detail that the catalog does not know",
    ]);
  });
});
