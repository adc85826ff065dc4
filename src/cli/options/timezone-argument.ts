import type { Io } from "../io.js";
import { usageError } from "./usage-error.js";

/** The zone that `--timezone` names, else that of TZ, else the system's. */
export function timezoneArgument(
  given: string | undefined,
  io: Pick<Io, "env" | "systemTimezone">,
): string {
  if (given !== undefined) {
    const zone = canonicalZone(given);
    if (zone !== undefined) return zone;
    throw usageError("--timezone", given, "error.notATimezone");
  }
  return canonicalZone(io.env.TZ?.replace(/^:/, "") ?? "") ?? io.systemTimezone;
}

function canonicalZone(name: string): string | undefined {
  if (name === "") return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
