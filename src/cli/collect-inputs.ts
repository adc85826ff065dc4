import { MailwhyError } from "../errors.js";
import type { InputSource } from "../input/input-source.js";
import { openInput, streamInput } from "../input/open-input.js";
import { orderInputs, uniqueInputs } from "../input/order-inputs.js";
import { firstTimeMs } from "../parse/first-time.js";
import { suggestCommand } from "./did-you-mean.js";
import type { Io } from "./io.js";
import type { LogOptions } from "./options/log-options.js";

/** What there is to read, and what could not be opened. */
export interface CollectedInputs {
  /** In time order. */
  readonly sources: readonly InputSource[];
  readonly failures: readonly MailwhyError[];
  /** Sentences about what was left out on purpose. */
  readonly notes: readonly string[];
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
  const notes: string[] = [];
  const unique = uniqueInputs(opened, (repeated, first) => {
    notes.push(
      repeated.name === first.name
        ? `${repeated.name} is named twice; it is read once`
        : `${repeated.name} is the same file as ${first.name}; it is read once`,
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
  throw new MailwhyError(
    "USAGE",
    "nothing to read: name a log file, as in mailwhy /var/log/mail.log, or pipe one in; " +
      "mailwhy --help shows more",
  );
}

function stdinOnce(opened: readonly InputSource[], io: Io): InputSource {
  if (opened.some(({ identity }) => identity === stdinIdentity)) {
    throw new MailwhyError("USAGE", "standard input (-) can be read only once: name it once");
  }
  return { ...streamInput(io.stdin), identity: stdinIdentity };
}

const stdinIdentity = "-";
