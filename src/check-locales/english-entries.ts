import type { Catalog } from "../catalog/catalog.js";
import type { EnhancedStatusCodeEntry, ReplyCodeEntry } from "../catalog/schema.js";
import { directions } from "../model/direction.js";
import { fixRoles } from "../model/fix-role.js";
import type { Entries, TextTree } from "./text-tree.js";

/** Files that the catalog's English is translated in. */
export const catalogFiles = [
  "causes",
  "advice",
  "rules",
  "reply-codes",
  "enhanced-status-codes",
] as const;

/** What is translated of the catalog, by file, in the shape of the locale files. */
export function englishEntries(
  catalog: Catalog,
): Readonly<Record<(typeof catalogFiles)[number], Entries>> {
  return {
    causes: Object.fromEntries(
      Array.from(catalog.causes.values(), ({ id, title, explanation, advice }) => [
        id,
        { title, explanation, advice: adviceTexts(advice) },
      ]),
    ),
    advice: Object.fromEntries(
      Array.from(catalog.sharedAdvice.values(), (entry) => [entry.id, adviceTexts(entry)]),
    ),
    rules: Object.fromEntries(
      catalog.rules
        .map(({ id, advice }): [string, Entries] => [
          id,
          typeof advice === "object" ? adviceTexts(advice) : {},
        ])
        .filter(([, advice]) => Object.keys(advice).length > 0),
    ),
    "reply-codes": Object.fromEntries(
      Array.from(catalog.replyCodes.values(), (entry) => [
        `${entry.code}`,
        { name: entry.name, ...codeTexts(entry) },
      ]),
    ),
    "enhanced-status-codes": Object.fromEntries(
      Array.from(catalog.enhancedStatusCodes.values(), (entry) => [
        entry.code,
        { title: entry.title, ...codeTexts(entry) },
      ]),
    ),
  };
}

type AdviceTexts = {
  readonly [Direction in (typeof directions)[number]]?:
    | {
        readonly headline?: string | undefined;
        readonly summary?: string | undefined;
        readonly steps?: readonly string[] | undefined;
      }
    | undefined;
};

/** Directions and parts that have text; an advice of owner or links alone has none. */
function adviceTexts(advice: AdviceTexts): Entries {
  const texts: Record<string, TextTree> = {};
  for (const direction of directions) {
    const { headline, summary, steps } = advice[direction] ?? {};
    const parts = withText({ headline, summary, steps });
    if (Object.keys(parts).length > 0) texts[direction] = parts;
  }
  return texts;
}

function codeTexts(entry: ReplyCodeEntry | EnhancedStatusCodeEntry): Entries {
  const { meaning, when, use, action, retry, fix } = entry;
  const fixes = withText(Object.fromEntries(fixRoles.map((role) => [role, fix[role]])));
  return { meaning, when, use, action, retry, fix: fixes };
}

function withText(parts: Readonly<Record<string, TextTree | undefined>>): Entries {
  const texts: Record<string, TextTree> = {};
  for (const [part, text] of Object.entries(parts)) if (text !== undefined) texts[part] = text;
  return texts;
}
