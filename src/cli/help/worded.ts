import { Argument, Option } from "commander";
import type { WordKey } from "../../locale/words.js";

/** A message of `help.json`. */
export type HelpKey = Extract<WordKey, `help.${string}`>;

/**
 * An option whose description is the key of its message, as those of arguments and commands are:
 * it is said only where help is asked for, and nothing is read for all other runs.
 */
export function option(flags: string, key: HelpKey): Option {
  return new Option(flags, key);
}

/** An argument whose description is the key of its message. */
export function argument(name: string, key: HelpKey): Argument {
  return new Argument(name, key);
}
