import {
  type ClassifiedAttempt,
  type Classifier,
  LogAnalysis,
  type Summary,
} from "../../src/index.js";
import type { AnalysisOptions } from "../../src/pipeline.js";

/** A source of lines: one file or stream. */
export interface Source {
  readonly name: string;
  readonly lines: readonly string[];
}

/** What an analysis told. */
export interface Told {
  readonly events: readonly ClassifiedAttempt[];
  /** `recipient state`, in the order in which they were reached; `-` for no recipient. */
  readonly outcomes: readonly string[];
  /** Recipients that wait at the end. */
  readonly waiting: readonly (string | null)[];
  readonly unparsed: readonly string[];
  readonly summary: Summary;
}

/** One verdict for all: these tests are not about causes. */
export const stubClassifier: Classifier = {
  classify: () => ({
    cause: "unknown",
    owner: "wait",
    retry: false,
    provider: null,
    providerKind: null,
    rule: null,
    evidence: "none",
  }),
  providerOf: () => null,
};

/** The stamps of the tests' lines lie in November 2026. */
export const referenceMs = Date.UTC(2026, 10, 30);

const defaults: AnalysisOptions = {
  logFormat: "auto",
  sinceMs: null,
  untilMs: null,
  direction: null,
  timezone: "UTC",
};

/** Options of the analysis, and of these tests. */
export interface TestOptions extends Partial<AnalysisOptions> {
  readonly referenceMs?: number;
  /** Nobody is told of events, which takes a shorter way through the pipeline. */
  readonly unheard?: boolean;
}

/** Analyses sources one after another. */
export function analyseSources(sources: readonly Source[], options: TestOptions = {}): Told {
  const events: ClassifiedAttempt[] = [];
  const outcomes: string[] = [];
  const unparsed: string[] = [];
  const { referenceMs: reference = referenceMs, unheard = false, ...rest } = options;
  const analysis = new LogAnalysis(stubClassifier, {
    ...defaults,
    ...(unheard ? {} : { onEvent: (event) => events.push(event) }),
    onOutcome: ({ recipient, state }) => outcomes.push(`${recipient ?? "-"} ${state}`),
    onUnparsed: (line) => unparsed.push(line),
    ...rest,
  });
  for (const { name, lines } of sources) {
    analysis.startSource({ name, referenceMs: reference });
    analysis.add(lines.map((line) => `${Buffer.from(line, "utf8").toString("latin1")}\n`).join(""));
    analysis.endSource();
  }
  return {
    events,
    outcomes,
    waiting: [...analysis.stillDeferred()].map(({ recipient }) => recipient),
    unparsed,
    summary: analysis.snapshot(),
  };
}

/** Analyses the lines of one file; text is written as UTF-8. */
export function analyse(lines: readonly string[], options: TestOptions = {}): Told {
  return analyseSources([{ name: "mail.log", lines }], options);
}

/** A line of Postfix: `tag` without its prefix, as `smtp[12]`. */
export function postfix(tag: string, text: string): string {
  return `Nov 21 22:00:01 mail postfix/${tag}: ${text}`;
}

/** A line of Exim's main log. */
export function exim(text: string): string {
  return `2026-11-21 22:00:01 ${text}`;
}

/** The only event of the lines. */
export function onlyEvent(lines: readonly string[]): ClassifiedAttempt {
  const { events, unparsed } = analyse(lines);
  const [event] = events;
  if (event === undefined || events.length > 1) {
    throw new Error(`${events.length} events; unparsed: ${unparsed.join("\n")}`);
  }
  return event;
}
