import type { Command } from "commander";
import { loadCatalog } from "../../catalog/load-catalog.js";
import { loadWords } from "../../locale/load-words.js";
import { renderRulesTest } from "../../report/rules-test.js";
import type { Task } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import { argument } from "../help/worded.js";
import { loadOwnRules } from "../load-rules.js";
import { languageOption } from "../options/language-options.js";
import { writeText } from "../write-text.js";

/** Command lines that its help shows. */
export const examples = ["mailwhy rules test own.yaml"] as const;

/** `mailwhy rules test`: whether rules of one's own are sound and win their examples. */
export function define(command: Command, choose: (task: Task) => void): void {
  command
    .addArgument(argument("<action>", "help.rules.action").choices(["test"]))
    .addArgument(argument("<file...>", "help.rules.files"))
    .addOption(languageOption());
  command.action((_action: string, files: string[]) => choose(testRules(files)));
}

function testRules(files: readonly string[]): Task {
  return async (io, { language, locale }) => {
    const words = await loadWords(language, locale);
    const { ownRules } = await loadOwnRules(await loadCatalog(), files, io);
    await writeText(io.stdout, renderRulesTest(ownRules, words));
    return exitCodes.done;
  };
}
