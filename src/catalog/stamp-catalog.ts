import { readdir, readFile, writeFile } from "node:fs/promises";
import { hashOf } from "./catalog-stamp.js";
import { loadCatalog } from "./load-catalog.js";

// Build step, run as `node dist/catalog/stamp-catalog.js`: validates the package's data and writes
// the hashes of its files, by which `loadCatalog` knows them again.

const data = new URL("../../data/", import.meta.url);
const stampFile = new URL("../catalog-stamp.json", import.meta.url);

await writeFile(stampFile, "{}\n");
await loadCatalog(data, stampFile);
const rules = (await readdir(new URL("catalog/", data))).map((name) => `catalog/${name}`);
const names = ["causes.json", "enhanced-status-codes.json", "reply-codes.json", ...rules];
const stamp: Record<string, string> = {};
for (const name of names.filter((name) => name.endsWith(".json")).sort()) {
  stamp[name] = hashOf(await readFile(new URL(name, data)));
}
await writeFile(stampFile, `${JSON.stringify(stamp, null, 2)}\n`);
