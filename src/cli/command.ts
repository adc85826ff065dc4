import type { Command } from "commander";
import type { ExitCode } from "./exit-codes.js";
import type { Example } from "./help/example.js";
import type { Io } from "./io.js";
import type { LanguageOptions } from "./options/language-options.js";

/** What a command does once its arguments are understood, and the language it says it in. */
export type Task = (io: Io, speech: LanguageOptions) => Promise<ExitCode>;

/** A subcommand's options and action; loaded only when it is asked for. */
export interface CommandModule {
  /** Adds arguments and options to `command`; `choose` takes what its action leads to. */
  readonly define: (command: Command, choose: (task: Task) => void) => void;
  /** Command lines that its help shows. */
  readonly examples: readonly Example[];
}

/** A subcommand by name; `help.NAME.summary`, `.description` and `.exit` are its help. */
export interface CommandEntry {
  readonly name: string;
  readonly load: () => Promise<CommandModule>;
}

/** Every subcommand, in the order of the help; the first is the default. */
export const commands = [
  { name: "report", load: () => import("./commands/report.js") },
  { name: "events", load: () => import("./commands/events.js") },
  { name: "check", load: () => import("./commands/check.js") },
  { name: "config", load: () => import("./commands/config.js") },
  { name: "explain", load: () => import("./commands/explain.js") },
  { name: "compare", load: () => import("./commands/compare.js") },
  { name: "unknown", load: () => import("./commands/unknown.js") },
  { name: "rules", load: () => import("./commands/rules.js") },
  { name: "codes", load: () => import("./commands/codes.js") },
] as const satisfies readonly CommandEntry[];
