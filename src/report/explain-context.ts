import type { Words } from "../locale/words.js";
import { textWidth } from "./text-width.js";

/** What stands before the fields of an explanation. */
export const explainLabels = [
  "means",
  "seen",
  "toDo",
  "retrying",
  "actsFirst",
  "answers",
  "comesWith",
  "texts",
  "cause",
  "causes",
  "definedIn",
  "seeAlso",
  "see",
  "note",
  "digits",
  "near",
  "reply",
  "mail",
  "between",
  "decided",
] as const;

export type ExplainLabel = (typeof explainLabels)[number];

/** What every part of an explanation needs to write in the reader's way. */
export interface ExplainContext {
  /** Columns that lines may fill. */
  readonly width: number;
  readonly words: Words;
  /** Columns that the longest label and the blanks behind it take. */
  readonly labelColumns: number;
}

/** Longer lines of prose are hard to read. */
const widestProse = 100;

/** Prepares what the parts of an explanation share. */
export function createExplainContext(columns: number, words: Words): ExplainContext {
  const width = Math.min(columns, widestProse);
  const labels = explainLabels.map((label) => words.say(`explain.label.${label}`));
  return { width, words, labelColumns: Math.max(...labels.map(textWidth)) + 2 };
}
