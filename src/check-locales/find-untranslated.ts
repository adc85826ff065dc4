import type { TextPair } from "./text-tree.js";

/** What ICU messages are built with; the words inside of their braces stay. */
const syntax =
  /\{\w+, *(?:plural|select|selectordinal),?|(?:=\d+|zero|one|two|few|many|other) *\{/g;

/**
 * What no language translates: commands, arguments, addresses, options, words of capitals and
 * digits (`SPF`, `4xx`), names with a capital within a text, and those of the MTAs.
 */
const names = new RegExp(
  [
    /`[^`]*`|\{\w+\}|--[a-z-]+|\S*[.@_=/<>]\S+/,
    /[\w-]*(?:[A-Z0-9][\w-]*){2,}|\d\w*/,
    /(?<=\S )[A-Z][\w-]*|Postfix|Exim/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** A text of words that stands in English still, unless it is known to be the same. */
export function findUntranslated(
  { file, where, english, translated }: TextPair,
  sameAsEnglish: readonly string[],
): string[] {
  if (english !== translated || sameAsEnglish.includes(`${file}/${where}`)) return [];
  if (!/[A-Za-z]{3}/.test(english.replace(syntax, " ").replace(names, " "))) return [];
  return ["in English still; translate it, or list it in locales/same-as-english.json"];
}
