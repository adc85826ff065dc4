import { runProcess } from "./run-process.mjs";

/**
 * Runs the candidates in turn, A B A B, after a warm-up round: what slows the machine down for a
 * while then slows all of them. Adds to each candidate the medians of its runs, or its `failure`.
 */
export async function alternate(candidates, { runs, warmUp = true, directory, onRound }) {
  const results = candidates.map((candidate) => ({
    ...candidate,
    samples: [],
    failure: undefined,
  }));
  for (let round = warmUp ? 0 : 1; round <= runs; round += 1) {
    onRound?.(round, runs);
    for (const result of results) {
      if (result.failure !== undefined) continue;
      const sample = await runProcess(result, directory);
      if (sample.failure !== undefined) result.failure = sample.failure;
      else if (round > 0) result.samples.push(sample);
    }
  }
  return results.map(({ samples, ...result }) => ({
    ...result,
    wallSeconds: median(samples.map(({ wallSeconds }) => wallSeconds)),
    cpuSeconds: median(samples.map(({ cpuSeconds }) => cpuSeconds)),
    // The worst run counts: memory that is there only sometimes must be there all the same.
    peakMegabytes: Math.max(...samples.map(({ peakMegabytes }) => peakMegabytes ?? Number.NaN)),
  }));
}

function median(numbers) {
  const sorted = numbers.filter((number) => number !== undefined).sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
