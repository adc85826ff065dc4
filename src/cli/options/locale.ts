import type { Io } from "../io.js";

/** The report is English; without a locale its dates are in the international order. */
const fallback = "en-GB";

/** BCP 47 tag for numbers and dates, from the environment: `de_DE.UTF-8` is `de-DE`. */
export function localeOf({ env }: Pick<Io, "env">): string {
  const name = env.LC_ALL || env.LC_NUMERIC || env.LANG || "";
  const tag = name.replace(/[.@].*$/, "").replaceAll("_", "-");
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(tag)) return fallback;
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? fallback;
  } catch {
    return fallback;
  }
}
