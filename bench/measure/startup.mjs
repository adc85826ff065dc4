import { alternate } from "./alternate.mjs";
import { failedRow, failureLines } from "./failures.mjs";
import { figure, table } from "./table.mjs";

const RUNS = 20;
const MAX_RATIO = 2;

/** How long the short commands take, next to a node that does nothing. */
export async function measureStartup({ mailwhy, directory, say }) {
  say(`startup: ${RUNS} rounds`);
  const results = await alternate(
    [
      { name: "node -e 0", command: [process.execPath, "-e", "0"] },
      { name: "mailwhy --version", command: [...mailwhy, "--version"], isGoal: true },
      { name: "mailwhy explain 550", command: [...mailwhy, "explain", "550"], isGoal: true },
    ].map((candidate) => ({ ...candidate, usage: false })),
    { runs: RUNS, directory },
  );
  const floor = results[0].wallSeconds;
  const rows = results.map((result) => {
    if (result.failure !== undefined) return failedRow(result, 3);
    const { name, wallSeconds, isGoal } = result;
    const ratio = figure(wallSeconds / floor, 2);
    return [name, figure(wallSeconds * 1000, 1), ratio, isGoal ? `<= ${MAX_RATIO}` : ""];
  });
  const heading = ["", "wall ms", "x node -e 0", "target"];
  const text = [`startup: median of ${RUNS} runs in turn`, "", table(heading, rows)];
  const failures = failureLines(results);
  if (failures.length > 0) text.push("", ...failures);
  return { text: text.join("\n"), hasFailed: failures.length > 0 };
}
