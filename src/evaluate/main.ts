import { readdirSync, readFileSync } from "node:fs";
import { loadCatalog } from "../catalog/load-catalog.js";
import { createClassifier } from "../classify/classifier.js";
import { packageRoot } from "../package-files.js";
import { evaluate, judgeReplies } from "./evaluate.js";
import { parseEvaluationSet } from "./evaluation-set.js";
import { evaluationText, mistakesText } from "./evaluation-text.js";

// `npm run eval` holds the classifier against the labelled replies in test/eval/;
// `npm run eval -- set-aside` against those that rules were not tuned to. `--mistakes` lists them.

const parts = ["replies", "set-aside"] as const;
const args = process.argv.slice(2);
const named = args.filter((arg) => arg !== "--mistakes");
const part = parts.find((name) => name === (named[0] ?? "replies"));
if (part === undefined || named.length > 1) {
  console.error(`usage: npm run eval -- [${parts.join("|")}] [--mistakes]`);
  process.exit(2);
}
const directory = new URL(`test/eval/${part}/`, packageRoot);
const replies = readdirSync(directory)
  .sort()
  .flatMap((name) => parseEvaluationSet(name, readFileSync(new URL(name, directory), "utf8")));
const evaluation = evaluate(judgeReplies(replies, createClassifier(await loadCatalog())));
console.log(evaluationText(evaluation));
if (args.includes("--mistakes")) console.log(`\n${mistakesText(evaluation.mistakes)}`);
