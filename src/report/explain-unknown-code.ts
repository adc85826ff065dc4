import { describeEnhancedDigits, describeReplyDigits } from "./code-digits.js";
import { displayText } from "./escape.js";
import { layOutTitle } from "./explain-code.js";
import type { ExplainContext } from "./explain-context.js";
import { codesField, field, fieldWidth, textField } from "./explain-fields.js";
import type { UnknownCodeExplanation } from "./explanation.js";
import { flow } from "./flow.js";
import { type Line, span } from "./line.js";

/** What the digits of a code say that the catalog does not know, and which codes are near. */
export function layOutUnknownCode(
  explanation: UnknownCodeExplanation,
  context: ExplainContext,
): Line[] {
  const { words, width } = context;
  const { code, nearestReplyCodes, nearestEnhancedCodes } = explanation;
  const enhanced = code.includes(".");
  const digits = enhanced ? describeEnhancedDigits(code, words) : describeReplyDigits(code, words);
  const digit = code.slice(0, 1);
  const near: [string, string][] = [
    ...nearestReplyCodes.map((entry): [string, string] => [`${entry.code}`, entry.name]),
    ...nearestEnhancedCodes.map((entry): [string, string] => [
      entry.classes.some((known) => known === digit) ? entry.code.replace("X", digit) : entry.code,
      entry.title,
    ]),
  ];
  return [
    ...layOutTitle(words.say("explain.notInCatalog", { code }), [], width),
    [],
    ...field(
      "digits",
      digits.flatMap((text) => flow([span(displayText(text))], fieldWidth(context))),
      context,
    ),
    ...codesField("near", near, context),
    [],
    ...textField("toDo", words.say("explain.explainWholeReply"), context),
  ];
}
