import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import type { Classification } from "../../src/model/classification.js";
import { stages } from "../../src/model/stage.js";
import { renderExplanation } from "../../src/report/explain.js";
import { explainJson } from "../../src/report/explain-json.js";
import type { AttemptFacts, Explanation } from "../../src/report/explanation.js";
import { english, wordsOf } from "../locale/package-words.js";
import { hostileTexts } from "./hostile-report.js";
import * as samples from "./sample-explanations.js";

const options = { width: 80, color: false, words: english };

describe("golden files", () => {
  test.each([
    { file: "explain-reply-code", explanation: samples.replyCode, change: {} },
    { file: "explain-reply-code-60", explanation: samples.replyCode, change: { width: 60 } },
    { file: "explain-success-code", explanation: samples.successCode, change: {} },
    { file: "explain-enhanced-code", explanation: samples.enhancedCode, change: {} },
    { file: "explain-unusual-class", explanation: samples.unusualClass, change: {} },
    { file: "explain-unknown-reply-code", explanation: samples.unknownReplyCode, change: {} },
    { file: "explain-unknown-enhanced-code", explanation: samples.unknownEnhancedCode, change: {} },
    { file: "explain-log-line", explanation: samples.logLine, change: {} },
    { file: "explain-log-line-color", explanation: samples.logLine, change: { color: true } },
    { file: "explain-bare-reply", explanation: samples.bareReply, change: {} },
    { file: "explain-delivered", explanation: samples.delivered, change: {} },
  ])("$file", async ({ file, explanation, change }) => {
    const text = renderExplanation(explanation, { ...options, ...change });
    await expect(text).toMatchFileSnapshot(`../golden/${file}.txt`);
  });
});

describe("every explanation", () => {
  const explanations: readonly (readonly [string, Explanation])[] = Object.entries(samples);

  test.each(
    explanations.flatMap(([name, explanation]) =>
      [60, 80, 100, 160, 200].map((width) => ({ name, explanation, width })),
    ),
  )("$name keeps to $width columns", ({ explanation, width }) => {
    const text = renderExplanation(explanation, { ...options, width });
    expect(text.endsWith("\n")).toBe(true);
    for (const line of text.slice(0, -1).split("\n")) {
      expect(stringWidth(line), line).toBeLessThanOrEqual(width);
      expect(line).not.toMatch(/\p{Cc}| $/u);
    }
    const painted = renderExplanation(explanation, { ...options, width, color: true });
    expect(painted.replaceAll(/\u001b\[\d+m/g, "")).toBe(text);
  });

  test.each(hostileTexts.map((text) => ({ text })))("hostile text: $text", ({ text }) => {
    const shown = renderExplanation(
      {
        ...samples.logLine,
        input: text.repeat(50),
        attempt: {
          ...samples.logLine.attempt,
          sender: text,
          recipient: text,
          relay: { host: text, ip: text, port: 25 },
          client: { host: text, ip: text },
        },
      },
      { ...options, width: 60 },
    );
    for (const line of shown.slice(0, -1).split("\n")) {
      expect(stringWidth(line), line).toBeLessThanOrEqual(60);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });

  test.each(explanations)("%s as JSON is what it was made from", (_name, explanation) => {
    const json = explainJson(explanation);
    expect(json.endsWith("}\n")).toBe(true);
    expect(JSON.parse(json)).toEqual(explanation);
  });
});

describe("a reply", () => {
  const verdicts: readonly { change: Partial<Classification>; words: string }[] = [
    { change: { evidence: "text" }, words: "by the text of the reply, rule gmail.no-such-user" },
    {
      change: { evidence: "enhanced" },
      words: "by the enhanced status code; the text is not known",
    },
    { change: { evidence: "code" }, words: "by the reply code alone: weak evidence" },
    { change: { evidence: "none" }, words: "by nothing that the catalog knows" },
    { change: { retry: false }, words: "Retrying    does not help" },
    { change: { retry: true }, words: "Retrying    can help" },
    {
      change: { retry: true, owner: "wait" },
      words: "Retrying    helps: the queue does it by itself",
    },
    { change: { owner: "sender-admin" }, words: "you can fix this" },
  ];

  test.each(verdicts)("verdict: $words", ({ change, words }) => {
    const verdict = { ...samples.logLine.verdict, ...change };
    const explanation = { ...samples.logLine, verdict: { ...plainVerdict, ...verdict } };
    expect(renderExplanation(explanation, options)).toContain(words);
  });

  const facts: readonly { change: Partial<AttemptFacts>; words: string }[] = [
    { change: { reply: null }, words: "Reply       no server replied · to RCPT TO" },
    { change: { dsn: "5.0.0" }, words: "550 5.1.1 · to RCPT TO · logged as 5.0.0" },
    {
      change: { relay: { host: null, ip: "192.0.2.9", port: null } },
      words: "relay [192.0.2.9] ·",
    },
    {
      change: { relay: { host: "private/lmtp", ip: null, port: null } },
      words: "relay private/lmtp ·",
    },
    { change: { sender: "a@corp.example" }, words: "from a@corp.example · to ann@example.com" },
  ];

  test("where no server replied, it was decided by the words in the log", () => {
    const attempt = { ...samples.logLine.attempt, reply: null };
    expect(renderExplanation({ ...samples.logLine, attempt }, options)).toContain(
      "by the words in the log, rule gmail.no-such-user",
    );
  });

  test.each(facts)("facts: $words", ({ change, words }) => {
    const attempt = { ...samples.logLine.attempt, ...change };
    expect(renderExplanation({ ...samples.logLine, attempt }, options)).toContain(words);
  });

  test.each(stages)("names the stage %s", (stage) => {
    const attempt = { ...samples.logLine.attempt, stage };
    expect(renderExplanation({ ...samples.logLine, attempt }, options)).toMatch(
      /Reply {7}550 5\.1\.1 · (?:to|after) /,
    );
  });

  const plainVerdict: Classification = {
    cause: "mailbox-unknown",
    owner: "list-owner",
    retry: false,
    provider: null,
    providerKind: null,
    rule: null,
    evidence: "none",
  };
});

test("what is no command is said in words", () => {
  const entry = { ...samples.replyCode.entry, commands: ["any", "RCPT", "end of DATA"] };
  const explanation = { ...samples.replyCode, entry };
  expect(renderExplanation(explanation, options)).toContain(
    "any command · RCPT · the end of the message",
  );
  expect(renderExplanation(explanation, { ...options, words: wordsOf("zh") })).toContain(
    "任何命令 · RCPT · DATA 结束",
  );
});
