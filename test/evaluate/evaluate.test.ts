import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/load-catalog.js";
import { createClassifier } from "../../src/classify/classifier.js";
import { evaluate, judgeReplies } from "../../src/evaluate/evaluate.js";
import { type LabelledReply, parseEvaluationSet } from "../../src/evaluate/evaluation-set.js";
import { evaluationText, mistakesText } from "../../src/evaluate/evaluation-text.js";
import { catalog } from "../classify/catalog.js";

const reply = (text: string, parts: Partial<LabelledReply>): LabelledReply => ({
  text,
  relay: null,
  direction: "outbound",
  speaker: "reply",
  cause: "reputation",
  owner: "list-owner",
  retry: true,
  provider: null,
  source: "own wording",
  ...parts,
});

const judged = judgeReplies(
  [
    reply("550 spam", {}),
    reply("550 spam found", { cause: "spam-content", owner: "sender-admin", retry: false }),
    reply("550 more spam", { cause: "spam-content" }),
    reply("timed out", { speaker: "own", cause: "network" }),
    reply("554 no idea", { cause: "policy" }),
  ],
  createClassifier(catalog),
);

test("counts what is right, and what was taken for what", () => {
  const evaluation = evaluate(judged);
  expect(evaluation).toMatchObject({
    replies: 5,
    right: 3,
    unknown: 1,
    owners: 2,
    retries: 2,
    providers: 2,
  });
  expect(evaluation.causes).toContainEqual({
    cause: "spam-content",
    labelled: 2,
    named: 1,
    right: 1,
  });
  expect(evaluation.causes).toContainEqual({
    cause: "reputation",
    labelled: 1,
    named: 2,
    right: 1,
  });
  expect(evaluation.layers).toEqual([
    { evidence: "text", decided: 4, right: 3 },
    { evidence: "none", decided: 1, right: 0 },
  ]);
});

test("prints them", () => {
  const evaluation = evaluate(judged);
  const text = evaluationText(evaluation);
  expect(text).toContain("5 replies: 3 right (60.0 %), 1 unknown (20.0 %)");
  expect(text).toMatch(/^spam-content +2 +50\.0 % +100\.0 %$/m);
  expect(text).toMatch(/^text +4 +75\.0 %$/m);
  expect(text).toMatch(/^ {2}spam-content → reputation: 1$/m);
  expect(mistakesText(evaluation.mistakes)).toBe(
    "spam-content → reputation (spam.any): 550 more spam\npolicy → unknown (none): 554 no idea",
  );
});

test("a set that is wrong says where", () => {
  const wrong = JSON.stringify({ replies: [reply("550 x", { cause: "spam" as "policy" })] });
  expect(() => parseEvaluationSet("a.json", wrong)).toThrow(/^a\.json: .*replies\[0\]\.cause/s);
});

test.each(["replies", "set-aside"])(
  "the catalog names the causes of test/eval/%s",
  async (part) => {
    const directory = new URL(`../eval/${part}/`, import.meta.url);
    const replies = readdirSync(directory).flatMap((name) =>
      parseEvaluationSet(name, readFileSync(new URL(name, directory), "utf8")),
    );
    const { right, unknown, causes } = evaluate(
      judgeReplies(replies, createClassifier(await loadCatalog())),
    );
    expect(right / replies.length).toBeGreaterThan(0.95);
    expect(unknown / replies.length).toBeLessThan(0.03);
    // Of unknown ones there are few, and each is worth many percent.
    const weak = causes.filter(
      (score) => score.cause !== "unknown" && score.right / score.labelled < 0.85,
    );
    expect(weak).toEqual([]);
  },
);
