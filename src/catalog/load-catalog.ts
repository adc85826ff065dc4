import { readdirSync, readFileSync } from "node:fs";
import { packageRoot, packedData } from "../package-files.js";
import type { Catalog, CodeCatalog } from "./catalog.js";
import type { DataFile } from "./data-file.js";
import { type RuleCatalog, unpackCodes, unpackRules } from "./packed-catalog.js";
import { catalogError } from "./problem.js";

const packageData = new URL("data/", packageRoot);
const rulesDirectory = "catalog/";

/**
 * Reads the whole catalog: the package's own as the build has validated and packed it, or that of
 * another directory, which is validated in full; that takes a second.
 *
 * @param directory of `causes.json`, `reply-codes.json`, `enhanced-status-codes.json`,
 *   `providers.json`, `advice.json` and `catalog/*.json`; it ends in a slash.
 * @throws MailwhyError CATALOG_INVALID, a sentence for each problem, one a line.
 */
export function loadCatalog(directory?: URL): Promise<Catalog> {
  if (directory !== undefined) return readCatalog(directory);
  packageCatalog ??= readCatalog();
  return packageCatalog;
}

/** The package's own, read once: it does not change while a program runs. */
let packageCatalog: Promise<Catalog> | undefined;

async function readCatalog(directory?: URL): Promise<Catalog> {
  const codes = await loadCodes(directory);
  const packed = directory === undefined ? readPacked("rules.json") : undefined;
  const rules =
    packed === undefined ? await readRules(directory ?? packageData) : unpackRules(packed);
  return { ...codes, ...rules, ownRules: [] };
}

/** Adds rules of the reader's own; see `addOwnRules`. */
export async function withOwnRules(catalog: Catalog, file: DataFile): Promise<Catalog> {
  const { addOwnRules } = await import("./own-rules.js");
  return addOwnRules(catalog, file);
}

/** Reads causes and codes but no rules: enough to explain a bare code. Otherwise as `loadCatalog`. */
export async function loadCodes(directory?: URL): Promise<CodeCatalog> {
  const packed = directory === undefined ? readPacked("codes.json") : undefined;
  return packed === undefined ? readCodes(directory ?? packageData) : unpackCodes(packed);
}

/** Undefined beside the sources: there, nothing is packed. */
function readPacked(name: string): string | undefined {
  try {
    return readFileSync(new URL(name, packedData), "utf8");
  } catch {
    return undefined;
  }
}

async function readCodes(directory: URL): Promise<CodeCatalog> {
  const causes = readData(directory, "causes.json");
  const replyCodes = readData(directory, "reply-codes.json");
  const enhancedStatusCodes = readData(directory, "enhanced-status-codes.json");
  const { validateCodes } = await import("./validate-catalog.js");
  return validateCodes(causes, replyCodes, enhancedStatusCodes);
}

async function readRules(directory: URL): Promise<RuleCatalog> {
  const providers = readData(directory, "providers.json");
  const advice = readData(directory, "advice.json");
  const files = listRules(directory).map((name) => readData(directory, name));
  const { validateRuleCatalog } = await import("./validate-catalog.js");
  return validateRuleCatalog(providers, advice, files);
}

/** At once: the files are small, and handing each to a thread takes longer than reading it. */
function readData(directory: URL, name: string): DataFile {
  try {
    return { name, bytes: readFileSync(new URL(name, directory)) };
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

/** In the order in which the rules are tried: by code unit, not by locale. */
function listRules(directory: URL): string[] {
  try {
    const names = readdirSync(new URL(rulesDirectory, directory));
    return names
      .filter((name) => name.endsWith(".json"))
      .sort()
      .map((name) => rulesDirectory + name);
  } catch (cause) {
    throw unreadable(rulesDirectory, cause);
  }
}

function unreadable(file: string, cause: unknown): Error {
  const reason = String(cause instanceof Error && "code" in cause ? cause.code : cause);
  const what = { key: "error.data.unreadable", values: { reason } } as const;
  return catalogError([{ file, where: "", what }], { cause });
}
