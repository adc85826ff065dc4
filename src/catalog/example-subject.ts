import { parseReply } from "../reply/parse-reply.js";
import type { RuleSubject } from "./compile-catalog.js";
import type { Rule } from "./schema.js";

/**
 * The subject that an example of a rule stands for. Circumstances that the example does not state
 * are the first that its rule asks for; without any: outbound, no stage, Postfix. An example of a
 * rule with speaker `any` is a reply where it starts with a reply code, else our own MTA's words.
 */
export function exampleSubject(rule: Rule, example: Rule["examples"][number]): RuleSubject {
  const circumstances = {
    mta: rule.mta ?? "postfix",
    direction: example.direction ?? rule.directions?.[0] ?? "outbound",
    stage: example.stage ?? rule.stages?.[0] ?? null,
    provider: null,
  } as const;
  const reply = parseReply(example.text);
  if (rule.speaker === "reply" || (rule.speaker === "any" && reply.code !== null)) {
    return { ...circumstances, speaker: "reply", ...reply };
  }
  // Our own words come with the code that Postfix states beside them, as `dsn=`.
  const enhanced = rule.enhanced?.[0] ?? null;
  return { ...circumstances, speaker: "own", code: null, enhanced, text: example.text };
}
