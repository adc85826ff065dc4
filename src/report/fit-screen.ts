import type { Line } from "./line.js";

/** Lines set off by empty ones. */
export type Block = readonly Line[];

/** One part of the screen in versions that tell more and more; the first tells the least. */
export type Section = readonly [Block, ...Block[]];

/**
 * Chooses the version of each section: all of them tell the least, then one after the other tells
 * more as long as the whole keeps within `height` lines. Where even the least is too long, nothing
 * is cut.
 */
export function fitScreen(sections: readonly Section[], height: number): Line[] {
  const chosen = sections.map(() => 0);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [index, section] of sections.entries()) {
      const current = chosen[index] ?? 0;
      if (current + 1 >= section.length) continue;
      chosen[index] = current + 1;
      if (join(sections, chosen).length <= height) grown = true;
      else chosen[index] = current;
    }
  }
  return join(sections, chosen);
}

function join(sections: readonly Section[], chosen: readonly number[]): Line[] {
  return sections
    .map((section, index) => section[chosen[index] ?? 0] ?? section[0])
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : [[], ...block]));
}
