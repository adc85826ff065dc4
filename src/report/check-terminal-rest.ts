import type { AllowanceResult, CheckResult } from "../check/check-result.js";
import type { Words } from "../locale/words.js";
import { type CheckContext, margin } from "./check-terminal-finding.js";
import type { Style } from "./colors.js";
import { displayText } from "./escape.js";
import { prose } from "./flow.js";
import { type Line, span } from "./line.js";

/** Ids of a baseline that are listed. */
const mostObsolete = 5;

/** What was not counted, and what can go. */
export function layOutRest(
  { allowances, baseline }: CheckResult,
  { words, width }: CheckContext,
): Line[] {
  const lines = allowances.flatMap((allowance) =>
    prose(displayText(describeAllowance(allowance, words)), width, styleOf(allowance)),
  );
  if (baseline === null) return lines;
  const { file, known, obsolete } = baseline;
  if (known > 0) {
    const text = words.say("check.baseline.known", { count: known, file });
    lines.push(...prose(displayText(text), width, "faint"));
  }
  if (obsolete.length > 0) {
    const text = words.say("check.baseline.obsolete", { count: obsolete.length, file });
    lines.push(...prose(displayText(text), width, "caution"));
    for (const id of obsolete.slice(0, mostObsolete)) {
      lines.push([span(" ".repeat(margin)), span(displayText(id))]);
    }
    const more = obsolete.length - mostObsolete;
    if (more > 0) {
      lines.push([
        span(" ".repeat(margin)),
        span(words.say("check.baseline.more", { count: more })),
      ]);
    }
  }
  return lines;
}

function describeAllowance(allowance: AllowanceResult, { say }: Words): string {
  const { reason, until, isExpired } = allowance;
  return [
    say(...whatIsCovered(allowance)),
    ...(reason === null ? [] : [reason]),
    ...(until === null
      ? []
      : [say(isExpired ? "check.allowed.expired" : "check.allowed.until", { until })]),
  ].join(" · ");
}

function whatIsCovered(allowance: AllowanceResult): Parameters<Words["say"]> {
  const { spec, isExpired, recipients, attempts } = allowance;
  if (recipients > 0) return ["check.allowed.recipients", { count: recipients, spec }];
  if (attempts > 0) return ["check.allowed.attempts", { count: attempts, spec }];
  return [isExpired ? "check.allowed.over" : "check.allowed.unused", { spec }];
}

function styleOf({ isExpired, attempts }: AllowanceResult): Style {
  return isExpired || attempts === 0 ? "caution" : "faint";
}
