import { createPalette } from "./colors.js";
import { escapeJson } from "./escape.js";
import { layOutEnhancedCode, layOutReplyCode, layOutUnknownCode } from "./explain-code.js";
import { layOutReply } from "./explain-reply.js";
import type { Explanation, ExplanationOptions } from "./explanation.js";
import { type Line, renderLines } from "./line.js";

/** Longer lines of prose are hard to read. */
const widestProse = 100;

/** Renders an explanation for the terminal: pure, and the last character is a line feed. */
export function renderExplanation(explanation: Explanation, options: ExplanationOptions): string {
  const width = Math.min(options.width, widestProse);
  return renderLines(layOutExplanation(explanation, width), createPalette(options.color));
}

/** Renders an explanation as JSON: what it was made from, with its `kind`. */
export function explainJson(explanation: Explanation): string {
  return escapeJson(JSON.stringify(explanation, null, 2)) + "\n";
}

function layOutExplanation(explanation: Explanation, width: number): Line[] {
  switch (explanation.kind) {
    case "reply-code":
      return layOutReplyCode(explanation, width);
    case "enhanced-code":
      return layOutEnhancedCode(explanation, width);
    case "reply":
      return layOutReply(explanation, width);
    case "unknown-code":
      return layOutUnknownCode(explanation, width);
    default:
      return explanation satisfies never;
  }
}
