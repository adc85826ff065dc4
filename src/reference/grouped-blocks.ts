import type { Code } from "../codes/code.js";
import { type Block, proseText } from "../report/reference-block.js";
import { linkedCode } from "../report/reference-code-blocks.js";
import type { ReferenceLinks } from "../report/reference-links.js";

/** Codes that belong together for a reason. */
export interface CodeGroup {
  readonly heading: string;
  /** What a link to the group ends in; null where none leads here. */
  readonly anchor: string | null;
  /** What the codes have in common, where the heading does not say it all. */
  readonly text: string | null;
  readonly codes: readonly Code[];
}

/** A page that lists codes in groups; groups without codes are left out unless a link leads there. */
export function groupedBlocks(
  title: string,
  lead: string,
  groups: readonly CodeGroup[],
  links: ReferenceLinks,
): readonly Block[] {
  return [
    { kind: "title", text: proseText(title) },
    { kind: "paragraph", style: "plain", text: proseText(lead) },
    ...groups
      .filter(({ codes, anchor }) => codes.length > 0 || anchor !== null)
      .flatMap((group) => groupBlocks(group, links)),
  ];
}

function groupBlocks(
  { heading, anchor, text, codes }: CodeGroup,
  links: ReferenceLinks,
): readonly Block[] {
  const items = codes.map(({ code, name }) => linkedCode(code, name, links));
  return [
    { kind: "heading", level: 2, text: proseText(heading), anchor },
    ...(text === null
      ? []
      : [{ kind: "paragraph", style: "plain", text: proseText(text) } as const]),
    ...(items.length === 0 ? [] : [{ kind: "list", items } as const]),
  ];
}
