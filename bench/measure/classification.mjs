import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { alternate } from "./alternate.mjs";
import { failedRow, failureLines } from "./failures.mjs";
import { figure, table } from "./table.mjs";
import { writeLog } from "./write-log.mjs";

const MAX_SHARE = 25;
const ANALYSE = fileURLToPath(new URL("analyse-log.mjs", import.meta.url));

/** Half of the deliveries fail; some 50 wordings with 125 words that no masking takes for an id. */
const HEAVY = { failures: 0.5, texts: 125, tokens: "letters" };

/** What share of a run on a failure-heavy log naming the causes takes. */
export async function measureClassification({ library, messages, runs, directory, say }) {
  say("classification: writing the log");
  const { file, lines } = await writeLog(directory, "postfix", { messages, ...HEAVY });
  const results = await alternate(
    [
      { name: "with causes", command: [process.execPath, ANALYSE, library, file, "classified"] },
      { name: "without", command: [process.execPath, ANALYSE, library, file, "counted"] },
    ],
    { runs, directory, onRound: (round) => say(`classification: round ${round} of ${runs}`) },
  );
  rmSync(file);
  const [classified, counted] = results;
  const share = 100 * (1 - counted.wallSeconds / classified.wallSeconds);
  const rows = results.map((result) => {
    if (result.failure !== undefined) return failedRow(result, 4);
    const { name, wallSeconds, cpuSeconds } = result;
    const isWhole = result === classified;
    return [
      name,
      figure(wallSeconds, 2),
      figure(cpuSeconds, 2),
      isWhole ? `${figure(share, 1)} %` : "",
      isWhole ? `<= ${MAX_SHARE} %` : "",
    ];
  });
  const heading = ["", "wall s", "cpu s", "classification", "target"];
  const text = [
    `classification: ${figure(lines)} lines, half of the deliveries fail, median of ${runs} runs in turn`,
    "",
    table(heading, rows),
  ];
  const failures = failureLines(results);
  if (failures.length > 0) text.push("", ...failures);
  return { text: text.join("\n"), hasFailed: failures.length > 0 };
}
