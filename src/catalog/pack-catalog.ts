import { mkdir, writeFile } from "node:fs/promises";
import { packageRoot, packedData } from "../package-files.js";
import { loadCatalog } from "./load-catalog.js";
import { packCodes, packRules } from "./packed-catalog.js";
import { alternativesOf } from "./pattern-alternatives.js";

// Build step, run as `node dist/catalog/pack-catalog.js`: validates the package's data and writes it
// as two files, which are read without being validated again. Patterns are taken apart on the way.

const catalog = await loadCatalog(new URL("data/", packageRoot));
await mkdir(packedData, { recursive: true });
await writeFile(new URL("codes.json", packedData), packCodes(catalog));
const rules = catalog.rules.map((rule) => ({
  ...rule,
  alternatives: alternativesOf(rule.pattern),
}));
await writeFile(new URL("rules.json", packedData), packRules({ ...catalog, rules }));
