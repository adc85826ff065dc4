import type { Command } from "commander";
import type { ExitCode } from "./exit-codes.js";
import type { Io } from "./io.js";

/** What a command does once its arguments are understood. */
export type Task = (io: Io) => Promise<ExitCode>;

/** A subcommand's options and action; loaded only when it is asked for. */
export interface CommandModule {
  /** Adds arguments, options and help to `command`; `choose` takes what its action leads to. */
  readonly define: (command: Command, choose: (task: Task) => void) => void;
}

/** A subcommand by name, with what help says of it before it is loaded. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}

/** Every subcommand, in the order of the help; the first is the default. */
export const commands = [
  {
    name: "report",
    summary: "why mail did not arrive, and what to do about it (the default command)",
    load: () => import("./commands/report.js"),
  },
  {
    name: "events",
    summary: "one JSON object per line for each reply or outcome in the log",
    load: () => import("./commands/events.js"),
  },
  {
    name: "explain",
    summary: "what a code, a reply or a log line means, and what to do about it",
    load: () => import("./commands/explain.js"),
  },
  {
    name: "compare",
    summary: "two codes side by side: what differs, and when which applies",
    load: () => import("./commands/compare.js"),
  },
  {
    name: "codes",
    summary: "the catalog: codes, causes and providers, listed, filtered or searched",
    load: () => import("./commands/codes.js"),
  },
] as const satisfies readonly CommandEntry[];
