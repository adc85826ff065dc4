import { extractReply } from "../reply/extract-reply.js";
import { parseReply } from "../reply/parse-reply.js";
import { displayText } from "./escape.js";
import type { UnknownCluster } from "./report.js";

/** What stands for each mask of a template in an example: nobody's. */
const standIns: Readonly<Record<string, string>> = {
  address: "ann@example.com",
  ip: "192.0.2.1",
  host: "mx.example.com",
  url: "https://example.com/",
  id: "4bX2kq9zLmA",
  number: "12",
};

const mask = /\{(address|ip|host|url|id|number)\}/g;

/** A pattern of this many characters is specific enough. */
const longestPattern = 100;

/**
 * A rule for the replies of a cluster, in YAML, for the reader to name its cause. It holds nothing
 * that the template has masked. Undefined where there are no words to go by.
 */
export function ruleStub(cluster: UnknownCluster, index: number): string | undefined {
  const template = displayText(cluster.template).replace(/\s+/g, " ").trim();
  const words = longestWords(template);
  if (words === undefined) return undefined;
  const { text } = cluster.sample;
  const reply =
    extractReply("postfix", text)?.reply ?? extractReply("exim", text)?.reply ?? parseReply(text);
  const isReply = reply.code !== null || reply.enhanced !== null;
  const codes = [reply.code, reply.enhanced].filter((code) => code !== null);
  const example = [...codes, template.replace(mask, (_, name: string) => standIns[name] ?? "")];
  return [
    `  - id: own.unknown-${index}`,
    "    cause: unknown",
    `    pattern: ${JSON.stringify(escapePattern(words))}`,
    `    literals: [${JSON.stringify(words.toLowerCase())}]`,
    `    speaker: ${isReply ? "reply" : "own"}`,
    `    directions: [${cluster.direction}]`,
    "    source: own log",
    "    examples:",
    `      - text: ${JSON.stringify(example.join(" "))}`,
  ].join("\n");
}

/** The longest run of whole words without a mask; undefined where it has fewer than six letters. */
function longestWords(template: string): string | undefined {
  const runs = template.split(/\{(?:address|ip|host|url|id|number)\}/);
  const whole = runs.map((run, index) => {
    // A word that a mask cuts through is not whole.
    const fromStart = index === 0 ? run : run.replace(/^\S{1,500}/, "");
    const toEnd = index === runs.length - 1 ? fromStart : fromStart.replace(/\S{1,500}$/, "");
    return shorten(toEnd.trim());
  });
  const [longest] = whole.toSorted((a, b) => b.length - a.length);
  return longest !== undefined && /\p{L}(?:.{0,20}\p{L}){5}/u.test(longest) ? longest : undefined;
}

function shorten(words: string): string {
  if (words.length <= longestPattern) return words;
  return words.slice(0, words.lastIndexOf(" ", longestPattern)).trim();
}

function escapePattern(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
