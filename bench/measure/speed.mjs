import { rmSync } from "node:fs";
import { alternate } from "./alternate.mjs";
import { classicTools, findProgram } from "./classic-tools.mjs";
import { failedRow, failureLines } from "./failures.mjs";
import { figure, table } from "./table.mjs";
import { writeLog } from "./write-log.mjs";

const MIN_RATIO = { postfix: 6, exim: 5 };
const MAX_MEGABYTES = 200;

/** `mailwhy report` against the classic tool, on the same log in turn. */
export async function measureSpeed(mta, { mailwhy, messages, runs, directory, say, tools }) {
  say(`${mta}: writing the log of ${figure(messages)} messages`);
  // eximstats learned the 23-character message ids of Exim 4.97 late; both tools read the short.
  const ids = mta === "exim" ? "short" : "long";
  const { file, lines, bytes } = await writeLog(directory, mta, { messages, "queue-ids": ids });
  const { name, debianPackage } = classicTools[mta];
  const program = tools[name] ?? findProgram(name);
  const candidates = [
    { name: "mailwhy report FILE", command: [...mailwhy, "report", file], isGoal: true },
    { name: "cat FILE | mailwhy report", command: [...mailwhy, "report"], pipe: file },
    {
      name: "mailwhy report --format json FILE",
      command: [...mailwhy, "report", "--format", "json", file],
    },
  ];
  if (program !== undefined) {
    candidates.unshift({ name: `${name} FILE`, command: [program, file], isClassic: true });
  }
  const results = await alternate(candidates, {
    runs,
    directory,
    onRound: (round) => say(`${mta}: ${round === 0 ? "warm-up" : `round ${round} of ${runs}`}`),
  });
  rmSync(file);

  const classic = results.find(({ isClassic }) => isClassic);
  const megabytes = figure(bytes / 1e6);
  const text = [
    `${mta}: ${figure(lines)} lines, ${megabytes} MB, median of ${runs} runs in turn`,
    "",
    table(
      ["", "wall s", "cpu s", `x ${name}`, "target", "peak MB", "target", "lines/s"],
      results.map((result) => row(result, classic, lines, MIN_RATIO[mta])),
    ),
  ];
  if (program === undefined) {
    text.push(
      "",
      `${name} is not installed, so there is no ratio; Debian has it in ${debianPackage}.`,
    );
  }
  const failures = failureLines(results);
  if (failures.length > 0) text.push("", ...failures);
  return { text: text.join("\n"), hasFailed: failures.length > 0 };
}

function row(result, classic, lines, minRatio) {
  if (result.failure !== undefined) return failedRow(result, 7);
  const { isClassic, isGoal, wallSeconds, cpuSeconds, peakMegabytes } = result;
  const ratio = classic === undefined ? Number.NaN : classic.wallSeconds / wallSeconds;
  return [
    result.name,
    figure(wallSeconds, 2),
    figure(cpuSeconds, 2),
    figure(ratio, 1),
    isGoal ? `>= ${minRatio}` : "",
    figure(peakMegabytes),
    isClassic ? "" : `<= ${MAX_MEGABYTES}`,
    figure(lines / wallSeconds),
  ];
}
