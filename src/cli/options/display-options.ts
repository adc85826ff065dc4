import type { Command } from "commander";
import { option } from "../help/worded.js";
import type { Io } from "../io.js";
import { integerArgument } from "./integer-argument.js";

/** The options as typed, of every command that prints for people. */
export interface DisplayFlags {
  readonly color: (typeof colorModes)[number];
  readonly width?: string;
}

/** How the text is laid out. */
export interface DisplayOptions {
  readonly color: boolean;
  readonly width: number;
}

const colorModes = ["auto", "always", "never"] as const;

/** Columns that the renderers can fill. */
export const columnBounds = { narrowest: 60, widest: 200 } as const;
const widthWithoutTerminal = 80;

/** Adds the options of every command that prints for people. */
export function addDisplayOptions(command: Command): Command {
  return command
    .addOption(option("--color <when>", "help.option.color").choices(colorModes).default("auto"))
    .addOption(option("--width <columns>", "help.option.width"));
}

/** Understands the options; `toTerminal`: the text goes to standard output, not to a file. */
export function resolveDisplayOptions(
  flags: DisplayFlags,
  io: Pick<Io, "env" | "columns" | "stdoutIsTty">,
  toTerminal: boolean,
): DisplayOptions {
  const width =
    flags.width === undefined
      ? (io.columns ?? columnsOf(io.env.COLUMNS) ?? widthWithoutTerminal)
      : integerArgument("--width", flags.width, { least: 1, most: 10_000 });
  return {
    color: usesColor(flags.color, io, toTerminal),
    width: Math.min(Math.max(width, columnBounds.narrowest), columnBounds.widest),
  };
}

/** https://no-color.org: NO_COLOR set and not empty turns colour off; an option overrides it. */
function usesColor(
  mode: DisplayFlags["color"],
  { env, stdoutIsTty }: Pick<Io, "env" | "stdoutIsTty">,
  toTerminal: boolean,
): boolean {
  if (mode !== "auto") return mode === "always";
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "") return env.FORCE_COLOR !== "0";
  return toTerminal && stdoutIsTty && env.TERM !== "dumb";
}

function columnsOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}
