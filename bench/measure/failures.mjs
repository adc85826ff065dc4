/** The row of a command that failed; the reason would not fit in a column. */
export function failedRow({ name }, columns) {
  return [name, "failed", ...Array.from({ length: columns - 1 }, () => "")];
}

/** One sentence for each command that failed, to stand below the table. */
export function failureLines(results) {
  return results
    .filter(({ failure }) => failure !== undefined)
    .map(({ name, failure }) => `${name} failed: ${failure}`);
}
