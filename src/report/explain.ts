import { layOutCodeExplanation } from "./code-explanation.js";
import { createPalette } from "./colors.js";
import { createExplainContext, type ExplainContext } from "./explain-context.js";
import { layOutReply } from "./explain-reply.js";
import type { Explanation, ExplanationOptions } from "./explanation.js";
import { type Line, renderLines } from "./line.js";

/** Renders an explanation for the terminal: pure, and the last character is a line feed. */
export function renderExplanation(explanation: Explanation, options: ExplanationOptions): string {
  const context = createExplainContext(options.width, options.words);
  return renderLines(layOutExplanation(explanation, context), createPalette(options.color));
}

function layOutExplanation(explanation: Explanation, context: ExplainContext): Line[] {
  if (explanation.kind === "reply") return layOutReply(explanation, context);
  return layOutCodeExplanation(explanation, context);
}
