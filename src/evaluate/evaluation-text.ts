import type { Evaluation, Judged } from "./evaluate.js";

const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;

/** The figures of an evaluation, and which causes were taken for which. */
export function evaluationText(evaluation: Evaluation): string {
  const { replies, right, unknown, owners, retries, providers, causes, layers } = evaluation;
  return [
    `${replies} replies: ${right} right (${percent(right, replies)}), ` +
      `${unknown} unknown (${percent(unknown, replies)})`,
    `of the right ones: owner ${percent(owners, right)}, retry ${percent(retries, right)}, ` +
      `provider ${percent(providers, right)}`,
    "",
    row("cause", "replies", "recall", "precision"),
    ...[...causes]
      .sort((a, b) => b.labelled - a.labelled || (a.cause < b.cause ? -1 : 1))
      .map((score) =>
        row(
          score.cause,
          `${score.labelled}`,
          percent(score.right, score.labelled),
          percent(score.right, score.named),
        ),
      ),
    "",
    row("layer", "decided", "right", ""),
    ...layers.map(({ evidence, decided, right: rightly }) =>
      row(evidence, `${decided}`, percent(rightly, decided), ""),
    ),
    "",
    "taken for (cause → verdict: replies)",
    ...confusions(evaluation.mistakes),
  ].join("\n");
}

/** Each mistake on a line: cause, verdict, what decided, text. */
export function mistakesText(mistakes: readonly Judged[]): string {
  return mistakes
    .map(({ labelled, verdict }) => {
      const decided = verdict.rule ?? verdict.evidence;
      return `${labelled.cause} → ${verdict.cause} (${decided}): ${labelled.text}`;
    })
    .join("\n");
}

function confusions(mistakes: readonly Judged[]): string[] {
  const counts = new Map<string, number>();
  for (const { labelled, verdict } of mistakes) {
    const key = `${labelled.cause} → ${verdict.cause}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([key, count]) => `  ${key}: ${count}`);
}

function row(name: string, count: string, first: string, second: string): string {
  return `${name.padEnd(24)}${count.padStart(8)}${first.padStart(10)}${second.padStart(11)}`.trimEnd();
}
