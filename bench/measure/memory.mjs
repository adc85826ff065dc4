import { rmSync } from "node:fs";
import { alternate } from "./alternate.mjs";
import { failedRow, failureLines } from "./failures.mjs";
import { figure, table } from "./table.mjs";
import { writeLog } from "./write-log.mjs";

const MAX_MEGABYTES = 200;
const RUNS = 2;

/** Few enough that one day already shows nearly all of them. */
const FIXED_KEYS = { recipients: 5000, domains: 300, clients: 500, senders: 200, texts: 1000 };

/** Peak memory on a log and on one ten times as long with the same people, hosts and texts. */
export async function measureMemory(context) {
  const results = [];
  for (const mta of ["postfix", "exim"]) {
    const short = await measureLog(mta, 1, context);
    const long = await measureLog(mta, 10, context);
    for (const [index, result] of long.entries()) {
      results.push(short[index], { ...result, shortLog: short[index] });
    }
  }
  const heading = ["", "lines", "peak MB", "target", "x the short log"];
  const text = ["memory: same keys, one day and ten days", "", table(heading, results.map(row))];
  const failures = failureLines(results);
  if (failures.length > 0) text.push("", ...failures);
  return { text: text.join("\n"), hasFailed: failures.length > 0 };
}

async function measureLog(mta, days, { mailwhy, messages, directory, say }) {
  say(`memory: ${mta}, ${days === 1 ? "one day" : `${days} days`}`);
  const options = { ...FIXED_KEYS, messages: messages * days, days };
  const { file, lines } = await writeLog(directory, mta, options);
  const results = await alternate(
    [
      { name: `${mta}: mailwhy report FILE`, command: [...mailwhy, "report", file] },
      { name: `${mta}: cat FILE | mailwhy report`, command: [...mailwhy, "report"], pipe: file },
    ],
    { runs: RUNS, warmUp: false, directory },
  );
  rmSync(file);
  return results.map((result) => ({ ...result, lines }));
}

function row(result) {
  if (result.failure !== undefined) return failedRow(result, 4);
  const { name, lines, peakMegabytes, shortLog } = result;
  const growth = shortLog === undefined ? "" : figure(peakMegabytes / shortLog.peakMegabytes, 2);
  return [name, figure(lines), figure(peakMegabytes), `<= ${MAX_MEGABYTES}`, growth];
}
