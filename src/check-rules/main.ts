import { loadCatalog } from "../catalog/load-catalog.js";
import { packageRoot } from "../package-files.js";
import { reportOnRules } from "./rule-report.js";

// `npm run check:rules` validates the rules in data/, fails where one is invalid, and tells what to
// know of them together. `-- --all` lists all that it found.

const listed = process.argv.includes("--all") ? Number.POSITIVE_INFINITY : 10;
const report = reportOnRules(await loadCatalog(new URL("data/", packageRoot)), () =>
  performance.now(),
);

console.log(`${report.rules} rules with ${report.examples} examples, each won by its own rule`);
print(
  "shadowed: another rule says the same of all their examples",
  report.shadowed.map(({ id }) => id),
);
print(
  "overlapping: the first wins, the second holds as well and names another cause",
  report.overlaps.map(
    ({ winner, other, examples }) =>
      `${winner.id} (${winner.cause}) over ${other.id} (${other.cause}): ${examples}`,
  ),
);
print(
  "weak anchors: literals that stand in many texts of other rules",
  report.commonLiterals.map(
    ({ rule, literal, share }) =>
      `${JSON.stringify(literal)} in ${(share * 100).toFixed(0)} %: ${rule.id}`,
  ),
);
print(
  "slowest patterns on a hostile text of 100 KB",
  report.slowest
    .slice(0, 10)
    .map(({ rule, milliseconds }) => `${milliseconds.toFixed(1)} ms: ${rule.id}`),
);

function print(title: string, lines: readonly string[]): void {
  console.log(`\n${title} (${lines.length})`);
  for (const line of lines.slice(0, listed)) console.log(`  ${line}`);
  if (lines.length > listed) console.log(`  and ${lines.length - listed} more: --all`);
}
