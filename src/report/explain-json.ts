import { escapeJson } from "./escape.js";
import type { Explanation } from "./explanation.js";

/** Renders an explanation as JSON: what it was made from, with its `kind`. */
export function explainJson(explanation: Explanation): string {
  return escapeJson(JSON.stringify(explanation, null, 2)) + "\n";
}
