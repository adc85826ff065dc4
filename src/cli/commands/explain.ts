import { type Command, Option } from "commander";
import { loadCodes } from "../../catalog/load-catalog.js";
import { explainCode } from "../../explain/explain-code.js";
import { loadWords } from "../../locale/load-words.js";
import { type Direction, directions } from "../../model/direction.js";
import type { Language } from "../../model/language.js";
import { renderCodeExplanation } from "../../report/code-explanation.js";
import type { Explanation, ExplanationOptions } from "../../report/explanation.js";
import type { Task } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import type { Io } from "../io.js";
import {
  addDisplayOptions,
  type DisplayFlags,
  resolveDisplayOptions,
} from "../options/display-options.js";
import {
  addLanguageOption,
  type LanguageFlags,
  resolveLanguage,
} from "../options/language-options.js";
import { writeText } from "../write-text.js";

interface ExplainFlags extends DisplayFlags, LanguageFlags {
  readonly format: "terminal" | "json";
  readonly direction?: Direction;
}

const examples = `
Examples:
  mailwhy explain 550
  mailwhy explain 5.7.1
  mailwhy explain 550 5.1.1
  mailwhy explain "452 4.2.2 mailbox over quota"
  mailwhy explain --lang es 452
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
  addLanguageOption(addDisplayOptions(command)).addHelpText("after", examples);
  command.action((words: string[], flags: ExplainFlags) => choose(printExplanation(words, flags)));
}

function printExplanation(typed: readonly string[], flags: ExplainFlags): Task {
  return async (io) => {
    const display = resolveDisplayOptions(flags, io, true);
    const { language, locale } = resolveLanguage(flags, io);
    const subject = await subjectOf(typed, io);
    const [explanation, words] = await Promise.all([
      explain(subject, { direction: flags.direction ?? null, language }, io),
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
  options: { readonly direction: Direction | null; readonly language: Language },
  io: Io,
): Promise<Explanation> {
  const { language } = options;
  const code = await explainCode(subject, async () => {
    const codes = await loadCodes();
    if (language === "en") return codes;
    const { localizeCatalog } = await import("../../locale/localize-catalog.js");
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
