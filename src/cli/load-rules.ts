import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Catalog } from "../catalog/catalog.js";
import { withOwnRules } from "../catalog/load-catalog.js";
import { unreadableFileError } from "../input/input-errors.js";
import type { Io } from "./io.js";

/**
 * The catalog with the rules of `--rules` before its own.
 *
 * @throws MailwhyError INPUT_UNREADABLE for a file that cannot be read, CATALOG_INVALID with the
 *   file and line of each problem in it.
 */
export async function loadOwnRules(
  catalog: Catalog,
  files: readonly string[],
  io: Pick<Io, "cwd">,
): Promise<Catalog> {
  if (files.length === 0) return catalog;
  let extended = catalog;
  for (const name of files) {
    const bytes = await readFile(resolve(io.cwd, name)).catch((cause) => {
      throw unreadableFileError(name, cause);
    });
    extended = await withOwnRules(extended, { name, bytes });
  }
  return extended;
}
