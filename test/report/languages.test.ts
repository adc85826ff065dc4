import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { createWords } from "../../src/locale/create-words.js";
import { interfaceKeys } from "../../src/locale/interface-keys.js";
import { localeTags } from "../../src/locale/locale-tags.js";
import { referenceKeys } from "../../src/locale/reference-keys.js";
import type { Words } from "../../src/locale/words.js";
import { renderCheckTerminal } from "../../src/report/check-terminal.js";
import { renderExplanation } from "../../src/report/explain.js";
import { explainLabels } from "../../src/report/explain-context.js";
import type { Explanation } from "../../src/report/explanation.js";
import { renderTerminal } from "../../src/report/terminal.js";
import { textWidth } from "../../src/report/text-width.js";
import { english, everyLanguage } from "../locale/package-words.js";
import { hostileReport } from "./hostile-report.js";
import { failedCheck, hostileCheck, passedCheck, unjudgedCheck } from "./sample-check.js";
import * as samples from "./sample-explanations.js";
import { emptyReport, fineReport, sampleReport } from "./sample-report.js";

/** English, but each message longer and in scripts that terminals draw in their own ways. */
function pseudo(language: "th" | "zh", padding: string): Words {
  const messages: Readonly<Record<string, string>> = Object.fromEntries(
    keys.map((key) => [key, `${padding}${english.say(key, probe)}`.replaceAll(/[{}']/g, "")]),
  );
  return createWords({
    language,
    locale: localeTags[language],
    messages: (key) => messages[key],
    english: () => undefined,
  });
}

/** What reports and explanations say; of the other words only those for commands. */
const keys = [
  ...interfaceKeys,
  ...referenceKeys.filter((key) => key.startsWith("reference.command.")),
];

/** A value for every argument that a message may have. */
const probe: Readonly<Record<string, number>> = new Proxy({}, { has: () => true, get: () => 1234 });

const speakers: readonly { readonly name: string; readonly words: Words }[] = [
  ...everyLanguage.map((words) => ({ name: words.language, words })),
  { name: "marks above and below", words: pseudo("th", "ผู้ใช้น้ำที่นี้ ") },
  { name: "wide characters", words: pseudo("zh", "邮箱已满，请清理。") },
];

const explanations: readonly (readonly [string, Explanation])[] = Object.entries(samples);
const checks = [failedCheck, passedCheck, unjudgedCheck, hostileCheck];
const reports = { sampleReport, hostileReport, emptyReport, fineReport };

describe.each(speakers)("$name", ({ words }) => {
  test.each([60, 80, 120, 200])("nothing sticks out of %i columns", (width) => {
    const options = { width, color: false, words, top: 3, timezone: "UTC" };
    const texts = [
      ...Object.values(reports).flatMap((report) =>
        [true, false].map((details) => renderTerminal(report, { ...options, details })),
      ),
      ...explanations.map(([, explanation]) => renderExplanation(explanation, options)),
      ...checks.map((check) => renderCheckTerminal(check, options)),
    ];
    for (const line of texts.join("").split("\n")) {
      expect(stringWidth(line), line).toBeLessThanOrEqual(width);
      expect(line).not.toMatch(/\p{Cc}| $/u);
    }
  });

  test("a line does not begin with a stop or a closing bracket", () => {
    const options = { width: 60, color: false, words };
    for (const [, explanation] of explanations) {
      expect(renderExplanation(explanation, options)).not.toMatch(/^ *[。，、：；！？）》」”’]/mu);
    }
  });

  test("fields stand under one another", () => {
    const text = renderExplanation(samples.replyCode, { width: 100, color: false, words });
    // The longest first, for one may begin with another.
    const labels = explainLabels
      .map((label) => words.say(`explain.label.${label}`))
      .sort((a, b) => b.length - a.length);
    const starts = text.split("\n").flatMap((line) => {
      const label = labels.find((one) => line.startsWith(`  ${one} `));
      if (label === undefined) return [];
      const rest = line.slice(2 + label.length);
      // Not by string-width, which gives the Thai ำ behind a letter no column; terminals give it one.
      return [textWidth(label) + rest.length - rest.trimStart().length];
    });
    expect(starts.length).toBeGreaterThan(6);
    expect(new Set(starts).size).toBe(1);
  });
});
