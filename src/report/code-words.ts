import type { Words } from "../locale/words.js";

/** `550 5.1.1`, `550`, `5.1.1`, or that there was none. */
export function codeWords(
  { code, enhanced }: { readonly code: number | null; readonly enhanced: string | null },
  words: Words,
): string {
  const parts = [code, enhanced].filter((part) => part !== null);
  return parts.length === 0 ? words.say("problem.noReplyCode") : parts.join(" ");
}
