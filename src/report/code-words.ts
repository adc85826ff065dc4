import type { CodeCount } from "./report.js";

/** `550 5.1.1`, `550`, `5.1.1`, or that there was none. */
export function codeWords({ code, enhanced }: Omit<CodeCount, "count">): string {
  const parts = [code, enhanced].filter((part) => part !== null);
  return parts.length === 0 ? "no reply code" : parts.join(" ");
}
