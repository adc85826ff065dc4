import { readdirSync, readFileSync } from "node:fs";
import type { Cause } from "../model/classification.js";
import type { Catalog, CodeCatalog } from "./catalog.js";
import { type CatalogStamp, hashOf, parseStamp } from "./catalog-stamp.js";
import { catalogError } from "./problem.js";
import type { CauseEntry, EnhancedStatusCodeEntry, ReplyCodeEntry, Rule } from "./schema.js";
import type { DataFile } from "./validate-catalog.js";

/** The package's own data; the same from `src/catalog/` and from `dist/catalog/`. */
const packageData = new URL("../../data/", import.meta.url);

/** Written by `stamp-catalog`; there is none beside the sources, so tests validate everything. */
const packageStamp = new URL("../catalog-stamp.json", import.meta.url);

const rulesDirectory = "catalog/";

/**
 * Reads the whole catalog. Files whose bytes the build has validated are trusted; all others are
 * validated in full, which takes some 100 ms.
 *
 * @param directory of `causes.json`, `reply-codes.json`, `enhanced-status-codes.json` and
 *   `catalog/*.json`; it ends in a slash.
 * @throws MailwhyError CATALOG_INVALID, a sentence for each problem, one a line.
 */
export async function loadCatalog(
  directory: URL = packageData,
  stampFile: URL = packageStamp,
): Promise<Catalog> {
  const [codes, rules] = await Promise.all([
    loadCodes(directory, stampFile),
    loadRules(directory, stampFile),
  ]);
  return { ...codes, rules };
}

/** Reads causes and codes but no rules: enough to explain a bare code. Otherwise as `loadCatalog`. */
export async function loadCodes(
  directory: URL = packageData,
  stampFile: URL = packageStamp,
): Promise<CodeCatalog> {
  const stamp = readStamp(stampFile);
  const causes = readData(directory, "causes.json");
  const replyCodes = readData(directory, "reply-codes.json");
  const enhancedStatusCodes = readData(directory, "enhanced-status-codes.json");
  const codes: CodeCatalog = {
    causes: byKey(await causeEntries(causes, stamp), (entry): Cause => entry.id),
    replyCodes: byKey(await replyCodeEntries(replyCodes, stamp), (entry) => entry.code),
    enhancedStatusCodes: byKey(
      await enhancedStatusCodeEntries(enhancedStatusCodes, stamp),
      (entry) => entry.code,
    ),
  };
  if (!isStamped(replyCodes, stamp) || !isStamped(enhancedStatusCodes, stamp)) {
    const { validateSeeAlso } = await import("./validate-catalog.js");
    validateSeeAlso(codes);
  }
  return codes;
}

async function loadRules(directory: URL, stampFile: URL): Promise<readonly Rule[]> {
  const stamp = readStamp(stampFile);
  const files = listRules(directory).map((name) => readData(directory, name));
  const stamped = Object.keys(stamp).filter((name) => name.startsWith(rulesDirectory));
  // Rules compete for texts, so a file less or more can spoil the examples of the others.
  if (stamped.length === files.length && files.every((file) => isStamped(file, stamp))) {
    // Validated with these very bytes.
    return files.flatMap((file) => (parseJson(file) as { rules: Rule[] }).rules);
  }
  const { validateRules } = await import("./validate-catalog.js");
  return validateRules(files);
}

async function causeEntries(file: DataFile, stamp: CatalogStamp): Promise<CauseEntry[]> {
  // Validated with these very bytes.
  if (isStamped(file, stamp)) return (parseJson(file) as { causes: CauseEntry[] }).causes;
  const { validateCauses } = await import("./validate-catalog.js");
  return validateCauses(file);
}

async function replyCodeEntries(file: DataFile, stamp: CatalogStamp): Promise<ReplyCodeEntry[]> {
  if (isStamped(file, stamp)) {
    // Validated with these very bytes.
    return (parseJson(file) as { replyCodes: ReplyCodeEntry[] }).replyCodes;
  }
  const { validateReplyCodes } = await import("./validate-catalog.js");
  return validateReplyCodes(file);
}

async function enhancedStatusCodeEntries(
  file: DataFile,
  stamp: CatalogStamp,
): Promise<EnhancedStatusCodeEntry[]> {
  if (isStamped(file, stamp)) {
    // Validated with these very bytes.
    return (parseJson(file) as { enhancedStatusCodes: EnhancedStatusCodeEntry[] })
      .enhancedStatusCodes;
  }
  const { validateEnhancedStatusCodes } = await import("./validate-catalog.js");
  return validateEnhancedStatusCodes(file);
}

function isStamped({ name, bytes }: DataFile, stamp: CatalogStamp): boolean {
  return stamp[name] === hashOf(bytes);
}

function parseJson({ bytes }: DataFile): unknown {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8"));
}

function readStamp(file: URL): CatalogStamp {
  try {
    return parseStamp(readFileSync(file, "utf8")) ?? {};
  } catch {
    // No stamp: everything is validated.
    return {};
  }
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
  const reason = cause instanceof Error && "code" in cause ? cause.code : cause;
  const what = `cannot be read (${reason}); install the package again, or name its data directory`;
  return catalogError([{ file, where: "the file", what }], { cause });
}

function byKey<K, V>(entries: readonly V[], key: (entry: V) => K): ReadonlyMap<K, V> {
  return new Map(entries.map((entry) => [key(entry), entry]));
}
