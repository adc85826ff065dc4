import { MailwhyError } from "../errors.js";
import type { InputSource } from "../input/input-source.js";
import { openInput, streamInput } from "../input/open-input.js";
import { orderInputs, uniqueInputs } from "../input/order-inputs.js";
import type { Phrase } from "../locale/phrase.js";
import { PhrasedError } from "../locale/phrased-error.js";
import { firstTimeMs } from "../parse/first-time.js";
import { suggestCommand } from "./did-you-mean.js";
import type { Io } from "./io.js";
import type { LogOptions } from "./options/log-options.js";

/** What there is to read, and what could not be opened. */
export interface CollectedInputs {
  /** In time order. */
  readonly sources: readonly InputSource[];
  readonly failures: readonly MailwhyError[];
  /** What was left out on purpose. */
  readonly notes: readonly Phrase[];
}

/** Opens the files of the command line, or standard input where none is named. */
export async function collectInputs(
  names: readonly string[],
  options: Pick<LogOptions, "timezone" | "referenceMs">,
  io: Io,
): Promise<CollectedInputs> {
  if (names.length === 0) return { sources: [standardInput(io)], failures: [], notes: [] };
  const opened: InputSource[] = [];
  const failures: MailwhyError[] = [];
  for (const name of names) {
    try {
      opened.push(name === "-" ? stdinOnce(opened, io) : await openInput(name, io.cwd));
    } catch (error) {
      if (!(error instanceof MailwhyError)) throw error;
      failures.push(suggestCommand(name, error));
    }
  }
  const notes: Phrase[] = [];
  const unique = uniqueInputs(opened, (repeated, first) => {
    notes.push(
      repeated.name === first.name
        ? { key: "note.namedTwice", values: { name: repeated.name } }
        : { key: "note.sameFile", values: { name: repeated.name, first: first.name } },
    );
  });
  const sources = orderInputs(unique, ({ head, modifiedMs }) =>
    firstTimeMs(head, {
      timezone: options.timezone,
      referenceMs: options.referenceMs ?? modifiedMs ?? io.now(),
    }),
  );
  return { sources, failures, notes };
}

/** A person at the terminal gets a hint instead of a program that seems to hang. */
function standardInput(io: Io): InputSource {
  if (!io.stdinIsTty) return streamInput(io.stdin);
  throw new PhrasedError("USAGE", { key: "error.nothingToRead" });
}

function stdinOnce(opened: readonly InputSource[], io: Io): InputSource {
  if (opened.some(({ identity }) => identity === stdinIdentity)) {
    throw new PhrasedError("USAGE", { key: "error.stdinTwice" });
  }
  return { ...streamInput(io.stdin), identity: stdinIdentity };
}

const stdinIdentity = "-";
