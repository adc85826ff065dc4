import { usageError } from "./usage-error.js";

const unitMs = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
} as const;

/** Milliseconds of `30s`, `5m`, `2h`, `3d`, `1w`; a bare number is seconds. */
export function parseDurationMs(text: string): number | undefined {
  const match = /^(?<amount>\d{1,9}(?:\.\d{1,3})?) ?(?<unit>ms|[smhdw])?$/.exec(text);
  if (match?.groups === undefined) return undefined;
  const { amount, unit = "s" } = match.groups;
  const entry = Object.entries(unitMs).find(([name]) => name === unit);
  return entry === undefined ? undefined : Number(amount) * entry[1];
}

/** Longest that a timer can wait. */
const maxIntervalMs = 2 ** 31 - 1;

/** Of `--interval`, where it is not given. */
export const defaultInterval = "60s";

/** Value of `--interval`. */
export function intervalArgument(text: string): number {
  const durationMs = parseDurationMs(text);
  if (durationMs !== undefined && durationMs >= 10 && durationMs <= maxIntervalMs) {
    return durationMs;
  }
  throw usageError("--interval", text, "error.notATimeSpan");
}
