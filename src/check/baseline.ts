import { type FinalState, finalStates } from "../model/final-state.js";
import { type FailureGroup, totalOf } from "./failure-groups.js";

/** Recipients by what became of them, of those whose mail did not arrive; none left out is 0. */
export type AcceptedCounts = Readonly<Partial<Record<FinalState, number>>>;

/** What is known and accepted, by id of the finding. */
export type Baseline = ReadonlyMap<string, AcceptedCounts>;

/** How one finding stands to the baseline. */
export interface Comparison {
  readonly status: "new" | "worse" | "known";
  readonly accepted: AcceptedCounts | null;
}

/** Outcomes that a baseline counts, in the order in which it lists them. */
export const hurtStates = finalStates.filter((state) => state !== "delivered");

/** A finding is worse where more recipients than accepted have one of the outcomes. */
export function compareWith(baseline: Baseline, { id, counted }: FailureGroup): Comparison {
  const accepted = baseline.get(id);
  if (accepted === undefined) return { status: "new", accepted: null };
  const isWorse = hurtStates.some((state) => counted.recipients[state] > (accepted[state] ?? 0));
  return { status: isWorse ? "worse" : "known", accepted };
}

/** What a baseline of these failures accepts; what allowances cover needs no entry. */
export function baselineOf(groups: Iterable<FailureGroup>): Baseline {
  const entries: [string, AcceptedCounts][] = [];
  for (const { id, counted } of groups) {
    if (totalOf(counted.attempts) + totalOf(counted.recipients) === 0) continue;
    const states = hurtStates.filter((state) => counted.recipients[state] > 0);
    entries.push([
      id,
      Object.fromEntries(states.map((state) => [state, counted.recipients[state]])),
    ]);
  }
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The file: an entry a line, so that a review sees what changed. */
export function writeBaseline(baseline: Baseline): string {
  const lines = Array.from(baseline, ([id, counts]) => {
    const states = hurtStates.flatMap((state) =>
      counts[state] === undefined ? [] : [`${JSON.stringify(state)}: ${counts[state]}`],
    );
    return `    ${JSON.stringify(id)}: ${states.length === 0 ? "{}" : `{ ${states.join(", ")} }`}`;
  });
  const findings = lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n  }`;
  return `{\n  "schemaVersion": 1,\n  "findings": ${findings}\n}\n`;
}

/**
 * Reads a baseline that `writeBaseline` wrote, or that somebody mended by hand.
 *
 * @throws MailwhyError CONFIG_INVALID, naming the file and what is wrong with it.
 */
export async function parseBaseline(name: string, text: string): Promise<Baseline> {
  // Loaded with a file alone: the schema takes its time.
  const { readBaseline } = await import("./read-baseline.js");
  return readBaseline(name, text);
}
