import { describe, expect, test } from "vitest";
import { resolveDisplayOptions } from "../../src/cli/options/display-options.js";
import { parseDurationMs } from "../../src/cli/options/duration-argument.js";
import { resolveLanguage } from "../../src/cli/options/language-options.js";
import { parseTimeArgument, referenceDateArgument } from "../../src/cli/options/time-argument.js";
import { timezoneArgument } from "../../src/cli/options/timezone-argument.js";

const nowMs = Date.parse("2026-11-22T12:00:00Z");

describe("parseTimeArgument", () => {
  const cases: readonly [text: string, timezone: string, expected: string | undefined][] = [
    ["now", "UTC", "2026-11-22T12:00:00.000Z"],
    ["2h", "UTC", "2026-11-22T10:00:00.000Z"],
    ["30m", "UTC", "2026-11-22T11:30:00.000Z"],
    ["1.5h ago", "UTC", "2026-11-22T10:30:00.000Z"],
    ["3d", "UTC", "2026-11-19T12:00:00.000Z"],
    ["today", "UTC", "2026-11-22T00:00:00.000Z"],
    ["today", "Europe/Paris", "2026-11-21T23:00:00.000Z"],
    ["today", "Pacific/Auckland", "2026-11-22T11:00:00.000Z"],
    ["Yesterday", "America/New_York", "2026-11-21T05:00:00.000Z"],
    ["03:14", "Europe/Paris", "2026-11-22T02:14:00.000Z"],
    ["2026-11-20", "UTC", "2026-11-20T00:00:00.000Z"],
    ["2026-07-01", "Europe/Paris", "2026-06-30T22:00:00.000Z"],
    ["2026-11-20 22:00", "Europe/Paris", "2026-11-20T21:00:00.000Z"],
    ["2026-11-20T22:00:01.5Z", "Europe/Paris", "2026-11-20T22:00:01.500Z"],
    ["2026-11-20T22:00:01+05:30", "UTC", "2026-11-20T16:30:01.000Z"],
    ["2026-11-20T22:00 -0800", "UTC", "2026-11-21T06:00:00.000Z"],
    ["2024-02-29", "UTC", "2024-02-29T00:00:00.000Z"],
    ["2026-02-29", "UTC", undefined],
    ["2026-13-01", "UTC", undefined],
    ["2026-11-20 24:00", "UTC", undefined],
    ["30", "UTC", undefined],
    ["20/11/2026", "UTC", undefined],
    ["", "UTC", undefined],
  ];
  test.each(cases)("%s in %s", (text, timezone, expected) => {
    const timeMs = parseTimeArgument(text, { nowMs, timezone });
    expect(timeMs === undefined ? undefined : new Date(timeMs).toISOString()).toBe(expected);
  });
});

test("a reference date is the end of its day", () => {
  const context = { nowMs, timezone: "UTC" };
  expect(new Date(referenceDateArgument("2024-01-02", context)).toISOString()).toBe(
    "2024-01-02T23:59:59.999Z",
  );
  expect(() => referenceDateArgument("2h", context)).toThrow("--reference-date");
});

test.each([
  ["30", 30_000],
  ["30s", 30_000],
  ["5m", 300_000],
  ["1h", 3_600_000],
  ["250ms", 250],
  ["0.5 s", 500],
  ["5 minutes", undefined],
  ["-5m", undefined],
])("a time span of %s", (text, expected) => {
  expect(parseDurationMs(text)).toBe(expected);
});

test("the zone is the one asked for, else TZ, else the system's", () => {
  const io = { env: { TZ: ":Europe/Berlin" }, systemTimezone: "Asia/Tokyo" };
  expect(timezoneArgument("utc", io)).toBe("UTC");
  expect(timezoneArgument(undefined, io)).toBe("Europe/Berlin");
  expect(timezoneArgument(undefined, { ...io, env: { TZ: "/etc/localtime" } })).toBe("Asia/Tokyo");
  expect(() => timezoneArgument("Mars", io)).toThrow('--timezone "Mars"');
});

describe("resolveDisplayOptions", () => {
  const pipe = { env: {}, columns: undefined, stdoutIsTty: false };
  const terminal = { env: {}, columns: 132, stdoutIsTty: true };
  const colors: readonly [name: string, when: "auto" | "always" | "never", io: object, boolean][] =
    [
      ["a pipe", "auto", pipe, false],
      ["a terminal", "auto", terminal, true],
      ["a dumb terminal", "auto", { ...terminal, env: { TERM: "dumb" } }, false],
      ["NO_COLOR", "auto", { ...terminal, env: { NO_COLOR: "1" } }, false],
      ["empty NO_COLOR", "auto", { ...terminal, env: { NO_COLOR: "" } }, true],
      ["FORCE_COLOR on a pipe", "auto", { ...pipe, env: { FORCE_COLOR: "1" } }, true],
      ["FORCE_COLOR=0", "auto", { ...terminal, env: { FORCE_COLOR: "0" } }, false],
      ["NO_COLOR and always", "always", { ...terminal, env: { NO_COLOR: "1" } }, true],
      ["never", "never", { ...terminal, env: { FORCE_COLOR: "1" } }, false],
    ];
  test.each(colors)("colour: %s, %s", (_name, color, io, expected) => {
    expect(resolveDisplayOptions({ color }, { ...pipe, ...io }, true).color).toBe(expected);
  });

  const widths: readonly [name: string, width: string | undefined, io: object, number][] = [
    ["a pipe", undefined, pipe, 80],
    ["a terminal", undefined, terminal, 132],
    ["a narrow terminal", undefined, { ...terminal, columns: 20 }, 60],
    ["a wide terminal", undefined, { ...terminal, columns: 500 }, 200],
    ["COLUMNS", undefined, { ...pipe, env: { COLUMNS: "100" } }, 100],
    ["COLUMNS of nonsense", undefined, { ...pipe, env: { COLUMNS: "wide" } }, 80],
    ["--width", "72", terminal, 72],
  ];
  test.each(widths)("width: %s", (_name, width, io, expected) => {
    const flags = { color: "auto" as const, ...(width === undefined ? {} : { width }) };
    expect(resolveDisplayOptions(flags, { ...pipe, ...io }, true).width).toBe(expected);
  });

  test("a file is never coloured by itself", () => {
    expect(resolveDisplayOptions({ color: "auto" }, terminal, false).color).toBe(false);
  });
});

test.each([
  { env: {}, language: "en", locale: "en-GB" },
  { env: { LANG: "C.UTF-8" }, language: "en", locale: "en-GB" },
  { env: { LC_ALL: "POSIX", LANG: "fr_FR" }, language: "en", locale: "en-GB" },
  { env: { LANG: "xx_!!" }, language: "en", locale: "en-GB" },
  { env: { LANG: "de_DE.UTF-8" }, language: "en", locale: "en-GB" },
  { env: { LANG: "en_US.UTF-8" }, language: "en", locale: "en-US" },
  { env: { LANG: "fr_CA.UTF-8" }, language: "fr", locale: "fr-CA" },
  { env: { LANG: "es_MX@euro" }, language: "es", locale: "es-MX" },
  { env: { LANG: "zh_TW" }, language: "zh", locale: "zh-TW" },
  { env: { LANG: "th_TH.UTF-8" }, language: "th", locale: "th-TH-u-ca-gregory" },
  { env: { LC_ALL: "fr_FR", LANG: "vi_VN" }, language: "fr", locale: "fr-FR" },
  { env: { LC_MESSAGES: "es_ES", LANG: "fr_FR" }, language: "es", locale: "es-ES" },
  { env: { LC_ALL: "", LANG: "vi_VN" }, language: "vi", locale: "vi-VN" },
  { env: { LC_NUMERIC: "fr_CH", LANG: "fr_FR" }, language: "fr", locale: "fr-CH" },
  { env: { LANG: "fr_CA" }, lang: "zh", language: "zh", locale: "zh-CN" },
  { env: { LANG: "th_TH" }, lang: "en", language: "en", locale: "en-GB" },
] as const)("language of $env, --lang $lang: $language, $locale", (row) => {
  const { env, language, locale } = row;
  const flags = "lang" in row ? { lang: row.lang } : {};
  expect(resolveLanguage(flags, { env })).toEqual({ language, locale });
});
