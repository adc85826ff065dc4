import type { CodeCatalog } from "./catalog.js";
import type { Problem } from "./problem.js";

/** Every code that an entry sends its reader to has an entry, and is another. */
export function lintSeeAlso({
  replyCodes,
  enhancedStatusCodes,
}: Pick<CodeCatalog, "replyCodes" | "enhancedStatusCodes">): Problem[] {
  const known = new Set<string>([...replyCodes.keys()].map(String));
  for (const code of enhancedStatusCodes.keys()) known.add(code);
  const lists = [
    { file: "reply-codes.json", list: "replyCodes", entries: [...replyCodes.values()] },
    {
      file: "enhanced-status-codes.json",
      list: "enhancedStatusCodes",
      entries: [...enhancedStatusCodes.values()],
    },
  ];
  return lists.flatMap(({ file, list, entries }) =>
    entries.flatMap(({ code, seeAlso }, index) =>
      seeAlso
        .filter((other) => other === String(code) || !known.has(other))
        .map((other) => ({
          file,
          where: `${list}[${index}].seeAlso (${code})`,
          what: other === String(code) ? "names itself" : `${other} has no entry`,
        })),
    ),
  );
}
