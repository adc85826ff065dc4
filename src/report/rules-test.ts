import type { Rule } from "../catalog/schema.js";
import type { Words } from "../locale/words.js";
import { escapeTerminal } from "./escape.js";

/** Tells of sound rules that they are, and which of them do not name a cause yet. */
export function renderRulesTest(rules: readonly Rule[], { say }: Words): string {
  const examples = rules.reduce((sum, rule) => sum + rule.examples.length, 0);
  const unnamed = rules.filter(({ cause }) => cause === "unknown");
  const lines = [say("rules.sound", { rules: rules.length, examples })];
  for (const { id } of unnamed) lines.push(say("rules.unnamed", { rule: escapeTerminal(id) }));
  return `${lines.join("\n")}\n`;
}
