import type { Words } from "../locale/words.js";
import type { LineReference } from "../model/delivery-attempt.js";
import { displayText } from "./escape.js";
import { truncateStart } from "./truncate.js";

/** Names the files of one report as briefly as they can be told apart. */
export interface FileNames {
  /** `mail.log` */
  readonly name: (file: string, width: number) => string;
  /** `mail.log:412`; a name that is too long is cut at its start. */
  readonly place: (at: LineReference, width: number) => string;
}

/** What `src/input` calls it. */
export const standardInput = "standard input";

/** Directories are left out, but where two files have the same name. */
export function createFileNames(files: readonly string[], words: Words): FileNames {
  const paths = new Map<string, string>();
  const shared = new Set<string>();
  for (const file of files) {
    const base = baseName(file);
    if ((paths.get(base) ?? file) !== file) shared.add(base);
    paths.set(base, file);
  }
  const shorten = (file: string) => (shared.has(baseName(file)) ? file : baseName(file));
  const name = (file: string, width: number) => {
    const shown = file === standardInput ? words.say("report.standardInput") : shorten(file);
    return truncateStart(displayText(shown), Math.max(8, width));
  };
  return {
    name,
    place: ({ file, line }, width) => `${name(file, width - `:${line}`.length)}:${line}`,
  };
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1) || file;
}
