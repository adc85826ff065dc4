import { createPalette } from "./colors.js";
import { layOutEnhancedCode, layOutReplyCode } from "./explain-code.js";
import { createExplainContext, type ExplainContext } from "./explain-context.js";
import { layOutUnknownCode } from "./explain-unknown-code.js";
import type { CodeExplanation, ExplanationOptions } from "./explanation.js";
import { type Line, renderLines } from "./line.js";

/** As `renderExplanation`, for a bare code: loads nothing that only replies need. */
export function renderCodeExplanation(
  explanation: CodeExplanation,
  options: ExplanationOptions,
): string {
  const context = createExplainContext(options.width, options.words);
  return renderLines(layOutCodeExplanation(explanation, context), createPalette(options.color));
}

/** The lines that explain a code. */
export function layOutCodeExplanation(
  explanation: CodeExplanation,
  context: ExplainContext,
): Line[] {
  switch (explanation.kind) {
    case "reply-code":
      return layOutReplyCode(explanation, context);
    case "enhanced-code":
      return layOutEnhancedCode(explanation, context);
    case "unknown-code":
      return layOutUnknownCode(explanation, context);
    default:
      return explanation satisfies never;
  }
}
