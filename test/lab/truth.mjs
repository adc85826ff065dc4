// Truth lines: what the scripted peers said, and what must become of each recipient.
import { appendFileSync } from "node:fs";

/** Appends one truth line to the file named by LAB_TRUTH. */
export function writeTruth(line) {
  const file = process.env.LAB_TRUTH;
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
}

const leadingEnhanced = /^([245]\.\d{1,3}\.\d{1,3})(?:\s+|$)/;

/**
 * Takes a reply apart as its sender meant it. Only an enhanced code directly after the reply
 * code is cut from the text; a reply that carries it elsewhere names it in the table.
 */
export function takeApart(lines, enhancedElsewhere = null) {
  const bodies = lines.map((line) => line.slice(4).trim());
  const enhanced = leadingEnhanced.exec(bodies.at(-1))?.[1] ?? enhancedElsewhere;
  const text = bodies.map((body) => body.replace(leadingEnhanced, "").trim());
  return {
    code: Number(lines.at(-1).slice(0, 3)),
    enhanced,
    text: text.filter((part) => part !== "").join(" "),
  };
}

/** Writes the truth of one negative reply; a positive one needs no line. */
export function writeReply({ direction, stage, recipient, sender, lines, enhanced, why }) {
  const reply = takeApart(lines, enhanced);
  if (reply.code < 400) return;
  writeTruth({
    kind: "reply",
    direction,
    stage,
    recipient,
    sender,
    ...reply,
    ...(why ? { logged: false, why } : { logged: true }),
  });
}
