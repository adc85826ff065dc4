/** How a term stands in a text: as words of their own, as a part of one, or not at all. */
export type TermHit = "whole" | "part" | null;

/** Finds a folded term in a folded text. Words of Thai and Chinese are told apart by the segmenter. */
export function findTerm(text: string, term: string, words: Intl.Segmenter): TermHit {
  if (term === "" || !text.includes(term)) return null;
  const edges = new Set([text.length]);
  for (const { index } of words.segment(text)) edges.add(index);
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) {
    if (edges.has(at) && edges.has(at + term.length)) return "whole";
  }
  return "part";
}
