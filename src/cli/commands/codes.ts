import type { Command } from "commander";
import { loadCatalog } from "../../catalog/load-catalog.js";
import { localizeCatalog } from "../../catalog/localize-catalog.js";
import { type CatalogList, listCatalog } from "../../codes/catalog-list.js";
import { parseCodePattern } from "../../codes/code-pattern.js";
import { commandsOf, filterList } from "../../codes/filter-list.js";
import { searchList } from "../../codes/search-list.js";
import { loadWords } from "../../locale/load-words.js";
import { causes } from "../../model/classification.js";
import { type CodesFormat, codesFormats, codesRenderers } from "../../report/codes.js";
import type { Task } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import { argument, option } from "../help/worded.js";
import {
  addDisplayOptions,
  type DisplayFlags,
  resolveDisplayOptions,
} from "../options/display-options.js";
import { languageOption } from "../options/language-options.js";
import { memberArgument } from "../options/member-argument.js";
import { writeOutput } from "../write-output.js";

interface CodesFlags extends DisplayFlags {
  readonly format: CodesFormat;
  readonly cause?: string;
  readonly provider?: string;
  readonly command?: string;
  readonly output?: string;
}

/** Command lines that its help shows. */
export const examples = [
  "mailwhy codes",
  "mailwhy codes 5xx",
  "mailwhy codes 5.7 relay",
  "mailwhy codes --cause greylisting",
  "mailwhy codes --command RCPT 4xx",
  "mailwhy codes --lang es buzón lleno",
] as const;

/** `mailwhy codes`: lists and searches the catalog. */
export function define(command: Command, choose: (task: Task) => void): void {
  command
    .addArgument(argument("[query...]", "help.codes.query"))
    .addOption(
      option("-f, --format <name>", "help.codes.format").choices(codesFormats).default("terminal"),
    )
    .addOption(option("--cause <id>", "help.codes.cause"))
    .addOption(option("--provider <id>", "help.codes.provider"))
    .addOption(option("--command <name>", "help.codes.command"))
    .addOption(option("--output <file>", "help.option.output"));
  addDisplayOptions(command).addOption(languageOption());
  command.action((query: string[], flags: CodesFlags) => choose(printCodes(query, flags)));
}

function printCodes(query: readonly string[], flags: CodesFlags): Task {
  return async (io, { language, locale }) => {
    const display = resolveDisplayOptions(flags, io, flags.output === undefined);
    const english = await loadCatalog();
    const [catalog, words] = await Promise.all([
      localizeCatalog(english, language),
      loadWords(language, locale),
    ]);
    const all = listCatalog(catalog);
    const typed = query.flatMap((word) => word.split(/\s+/)).filter((word) => word !== "");
    const cause = memberArgument("--cause", flags.cause, causes);
    const filtered = filterList(
      all,
      {
        patterns: typed.flatMap((word) => parseCodePattern(word) ?? []),
        cause,
        provider: memberArgument(
          "--provider",
          flags.provider,
          all.providers.map(({ id }) => id),
        ),
        command: commandArgument(flags.command, all),
      },
      catalog,
    );
    const terms = typed.filter((word) => parseCodePattern(word) === undefined);
    const search = { terms, english: { list: listCatalog(english), catalog: english }, locale };
    const list = terms.length === 0 ? filtered : searchList(filtered, search, catalog);
    const view = { list, query: typed.join(" "), cause, catalog };
    await writeOutput(codesRenderers[flags.format](view, words, display), flags.output, io);
    return exitCodes.done;
  };
}

/** `MAIL FROM` is MAIL, whatever the letter case; a dot ends DATA. */
function commandArgument(text: string | undefined, list: CatalogList): string | null {
  const name = text?.trim().replace(/\s+(?:from|to):?$/i, "");
  const isEnd = name === "." || /^end[ -]of[ -](?:data|message)$/i.test(name ?? "");
  return memberArgument("--command", isEnd ? "end of DATA" : name, commandsOf(list.replyCodes));
}
