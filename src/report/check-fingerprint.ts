import { hashTexts } from "../text/hash-text.js";

/**
 * A name for a finding or a budget as 28 hexadecimal digits, the same in each run, whatever line the
 * log has it on: what code hosts tell old from new by.
 */
export function checkFingerprint(kind: "budget" | "finding" | "input", id: string): string {
  return [hashTexts([kind, id]), hashTexts([id, kind])]
    .map((hash) => hash.toString(16).padStart(14, "0"))
    .join("");
}
