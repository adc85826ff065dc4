import { access } from "node:fs/promises";
import { resolve } from "node:path";
import type { Command } from "commander";
import { loadCatalog } from "../../catalog/load-catalog.js";
import { mergeBudgets } from "../../check/policy.js";
import { configNames, initialConfig } from "../../config/initial-config.js";
import { effectiveConfig, renderConfigJson, renderConfigYaml } from "../../config/settings.js";
import { loadWords } from "../../locale/load-words.js";
import { PhrasedError } from "../../locale/phrased-error.js";
import { configuredPolicy, namesIn } from "../check-settings.js";
import type { Task } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import { argument, option } from "../help/worded.js";
import { loadConfig } from "../load-config.js";
import { loadOwnRules } from "../load-rules.js";
import { languageOption } from "../options/language-options.js";
import { writeOutput } from "../write-output.js";

const actions = ["init", "show"] as const;

const formats = ["yaml", "json"] as const;

interface ConfigFlags {
  readonly config?: string;
  readonly format: (typeof formats)[number];
  readonly output?: string;
}

/** Command lines that its help shows. */
export const examples = [
  "mailwhy config init",
  "mailwhy config show",
  "mailwhy config show --config staging.yaml --format json",
] as const;

/** `mailwhy config`: a file of settings to start from, and what holds. */
export function define(command: Command, choose: (task: Task) => void): void {
  command
    .addArgument(argument("<action>", "help.config.action").choices(actions))
    .addOption(option("--config <file>", "help.config.file"))
    .addOption(option("-f, --format <name>", "help.config.format").choices(formats).default("yaml"))
    .addOption(option("--output <file>", "help.config.output"))
    .addOption(languageOption());
  command.action((action: (typeof actions)[number], flags: ConfigFlags) => {
    choose(action === "init" ? writeInitialConfig(flags) : showConfig(flags));
  });
}

function writeInitialConfig({ output }: ConfigFlags): Task {
  return async (io, { language, locale }) => {
    const name = output ?? configNames[0];
    const isThere = await access(resolve(io.cwd, name)).then(
      () => true,
      () => false,
    );
    if (isThere && name !== "-") {
      throw new PhrasedError("CONFIG_INVALID", { key: "error.config.exists", values: { name } });
    }
    await writeOutput(initialConfig(await loadWords(language, locale)), name, io);
    return exitCodes.done;
  };
}

function showConfig({ config, format, output }: ConfigFlags): Task {
  return async (io, { language, locale }) => {
    const found = await loadConfig(config, io);
    const rules = (found?.file.config.check?.rules ?? []).map(
      (file) => found?.fromHere(file) ?? file,
    );
    const { providers } = await loadOwnRules(await loadCatalog(), rules, io);
    const { budgets, allowances } = await configuredPolicy(found, namesIn(providers));
    const effective = effectiveConfig(found?.file ?? null, mergeBudgets(budgets, []), allowances);
    const text =
      format === "json"
        ? renderConfigJson(effective)
        : renderConfigYaml(effective, await loadWords(language, locale));
    await writeOutput(text, output, io);
    return exitCodes.done;
  };
}
