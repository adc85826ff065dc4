// Checks recordings against their truth: node verify.mjs [<mta>/<name>…]
// Every reply that is said to be logged must stand in the log, with its code and recipient.
import { existsSync, readdirSync, readFileSync } from "node:fs";

const here = new URL(".", import.meta.url);
const names = process.argv.slice(2);
const all = readdirSync(new URL("truth", here))
  .filter((file) => file.endsWith(".ndjson"))
  .map((file) => file.replace("-", "/").replace(/\.ndjson$/, ""));
let failed = 0;

for (const sample of names.length > 0 ? names : all) {
  const log = new URL(`../../samples/${sample}.log`, here);
  if (!existsSync(log)) continue;
  const lines = readFileSync(log, "latin1").split("\n").map(normalize);
  const truth = readFileSync(new URL(`truth/${sample.replace("/", "-")}.ndjson`, here), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const replies = truth.filter((line) => line.kind === "reply");
  const missing = replies.filter((reply) => reply.logged && !isLogged(reply, lines));
  for (const { stage, recipient, code, text } of missing) {
    console.log(`${sample}: not in the log: ${stage} ${recipient} ${code} ${text.slice(0, 60)}`);
  }
  failed += missing.length;
  console.log(
    `${sample}: ${lines.length - 1} lines, ${replies.length} replies, ` +
      `${replies.filter((reply) => reply.logged).length} logged, ` +
      `${truth.length - replies.length} outcomes, ${missing.length} missing`,
  );
}
process.exitCode = failed > 0 ? 1 : 0;

/** Letters and digits only, since the MTAs fold, escape and mask everything else. */
function normalize(line) {
  return line
    .replace(/\\n/g, " ")
    .replace(/\\\d{3}/g, "")
    .replace(/[^\x21-\x7e]|\?/g, "");
}

function isLogged({ recipient, code, text }, lines) {
  const words = normalize(text).slice(0, 24);
  const whom = recipient === null ? "" : normalize(recipient);
  return lines.some(
    (line) => line.includes(whom) && line.includes(String(code)) && line.includes(words),
  );
}
