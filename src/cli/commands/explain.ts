import { type Command, Option } from "commander";
import { loadCatalog, loadCodes } from "../../catalog/load-catalog.js";
import { MailwhyError } from "../../errors.js";
import { explainCode } from "../../explain/explain-code.js";
import { type Direction, directions } from "../../model/direction.js";
import { explainJson, renderExplanation } from "../../report/explain.js";
import type { Explanation } from "../../report/explanation.js";
import type { Task } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import type { Io } from "../io.js";
import {
  addDisplayOptions,
  type DisplayFlags,
  resolveDisplayOptions,
} from "../options/display-options.js";
import { timezoneArgument } from "../options/timezone-argument.js";
import { writeText } from "../write-text.js";

interface ExplainFlags extends DisplayFlags {
  readonly format: "terminal" | "json";
  readonly direction?: Direction;
}

const examples = `
Examples:
  mailwhy explain 550
  mailwhy explain 5.7.1
  mailwhy explain 550 5.1.1
  mailwhy explain "452 4.2.2 mailbox over quota"
  mailwhy explain --direction inbound "554 5.7.1 Relay access denied"
  grep 4jX6ws6ZbtzLP6B /var/log/mail.log | tail -1 | mailwhy explain

Exit codes: 0 done, 2 nothing is known of it.
`;

/** `mailwhy explain`: what a code, a reply or a log line means, and what to do about it. */
export function define(command: Command, choose: (task: Task) => void): void {
  command
    .description(
      "What a reply code, an enhanced status code, a whole reply or a log line means, who can act " +
        "and what to do. Works offline; without an argument it reads standard input.",
    )
    .argument("[text...]", "code, reply text or log line; quote what holds brackets or quotes")
    .addOption(
      new Option("-f, --format <name>", "terminal for people, json for programs")
        .choices(["terminal", "json"])
        .default("terminal"),
    )
    .addOption(
      new Option("--direction <name>", "whose reply it is; found by the text if not given").choices(
        directions,
      ),
    );
  addDisplayOptions(command).addHelpText("after", examples);
  command.action((words: string[], flags: ExplainFlags) => choose(printExplanation(words, flags)));
}

function printExplanation(words: readonly string[], flags: ExplainFlags): Task {
  return async (io) => {
    const display = resolveDisplayOptions(flags, io, true);
    const subject = await subjectOf(words, io);
    const explanation = await explain(subject, flags.direction ?? null, io);
    await writeText(
      io.stdout,
      flags.format === "json" ? explainJson(explanation) : renderExplanation(explanation, display),
    );
    return exitCodes.done;
  };
}

/** Standard input is opened only when it is needed; that is half of the start-up time. */
async function subjectOf(words: readonly string[], io: Io): Promise<string> {
  const typed = words.join(" ").trim();
  if (typed !== "" && typed !== "-") return typed;
  const { readSubject } = await import("../read-subject.js");
  return readSubject(io, typed === "-");
}

/** A bare code is looked up without loading the rules and the parsers. */
async function explain(subject: string, direction: Direction | null, io: Io): Promise<Explanation> {
  const code = await explainCode(subject, loadCodes);
  if (code !== undefined) return code;
  const [{ explainText }, catalog] = await Promise.all([
    import("../../explain/explain-text.js"),
    loadCatalog(),
  ]);
  const explanation = explainText(subject, catalog, {
    direction,
    nowMs: io.now(),
    timezone: timezoneArgument(undefined, io),
  });
  if (explanation !== undefined) return explanation;
  throw new MailwhyError(
    "USAGE",
    `nothing is known of ${JSON.stringify(subject.slice(0, 80))}: give a reply code (550), an ` +
      'enhanced status code (5.7.1), a reply ("452 4.2.2 mailbox over quota") or a log line with an outcome',
  );
}
