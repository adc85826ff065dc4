import type { Option } from "commander";
import { option } from "../help/worded.js";

/** The option of commands that name causes, as typed. */
export interface RulesFlags {
  readonly rules?: readonly string[];
}

/** `--rules`, which may be given several times. */
export function rulesOption(): Option {
  return option("--rules <file>", "help.option.rules").argParser(
    (file: string, before: readonly string[] | undefined) => [...(before ?? []), file],
  );
}
