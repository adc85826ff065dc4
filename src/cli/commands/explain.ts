import type { Command } from "commander";
import { loadCodes } from "../../catalog/load-catalog.js";
import { explainCode } from "../../explain/explain-code.js";
import { loadWords } from "../../locale/load-words.js";
import { type Direction, directions } from "../../model/direction.js";
import { renderCodeExplanation } from "../../report/code-explanation.js";
import type { Explanation, ExplanationOptions } from "../../report/explanation.js";
import type { Task } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import type { ExplainSubjectOptions } from "../explain-subject.js";
import { argument, option } from "../help/worded.js";
import type { Io } from "../io.js";
import {
  addDisplayOptions,
  type DisplayFlags,
  resolveDisplayOptions,
} from "../options/display-options.js";
import { languageOption } from "../options/language-options.js";
import { type RulesFlags, rulesOption } from "../options/rules-option.js";
import { writeText } from "../write-text.js";

interface ExplainFlags extends DisplayFlags, RulesFlags {
  readonly format: "terminal" | "json";
  readonly direction?: Direction;
}

/** Command lines that its help shows. */
export const examples = [
  "mailwhy explain 550",
  "mailwhy explain 5.7.1",
  "mailwhy explain 550 5.1.1",
  'mailwhy explain "452 4.2.2 mailbox over quota"',
  "mailwhy explain --lang es 452",
  'mailwhy explain --direction inbound "554 5.7.1 Relay access denied"',
  "grep 4jX6ws6ZbtzLP6B /var/log/mail.log | tail -1 | mailwhy explain",
] as const;

/** `mailwhy explain`: what a code, a reply or a log line means, and what to do about it. */
export function define(command: Command, choose: (task: Task) => void): void {
  command
    .addArgument(argument("[text...]", "help.explain.text"))
    .addOption(
      option("-f, --format <name>", "help.option.format")
        .choices(["terminal", "json"])
        .default("terminal"),
    )
    .addOption(option("--direction <name>", "help.explain.direction").choices(directions))
    .addOption(rulesOption());
  addDisplayOptions(command).addOption(languageOption());
  command.action((words: string[], flags: ExplainFlags) => choose(printExplanation(words, flags)));
}

function printExplanation(typed: readonly string[], flags: ExplainFlags): Task {
  return async (io, { language, locale }) => {
    const display = resolveDisplayOptions(flags, io, true);
    const subject = await subjectOf(typed, io);
    const [explanation, words] = await Promise.all([
      explain(
        subject,
        { direction: flags.direction ?? null, language, rules: flags.rules ?? [] },
        io,
      ),
      loadWords(language, locale),
    ]);
    await writeText(io.stdout, await render(explanation, flags.format, { ...display, words }));
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
async function explain(
  subject: string,
  options: ExplainSubjectOptions,
  io: Io,
): Promise<Explanation> {
  const { language } = options;
  const code = await explainCode(subject, async () => {
    const codes = await loadCodes();
    if (language === "en") return codes;
    const { localizeCatalog } = await import("../../catalog/localize-catalog.js");
    return localizeCatalog(codes, language);
  });
  if (code !== undefined) return code;
  const { explainSubject } = await import("../explain-subject.js");
  return explainSubject(subject, options, io);
}

/** Loads no more than what is shown needs. */
async function render(
  explanation: Explanation,
  format: ExplainFlags["format"],
  options: ExplanationOptions,
): Promise<string> {
  if (format === "json") {
    const { explainJson } = await import("../../report/explain-json.js");
    return explainJson(explanation);
  }
  if (explanation.kind !== "reply") return renderCodeExplanation(explanation, options);
  const { renderExplanation } = await import("../../report/explain.js");
  return renderExplanation(explanation, options);
}
