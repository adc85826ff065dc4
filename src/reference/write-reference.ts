import { mkdir, rm, writeFile } from "node:fs/promises";
import { packageRoot } from "../package-files.js";
import { loadEditions } from "./load-editions.js";
import { referencePages } from "./reference-pages.js";

// `npm run docs` runs this in `dist/reference/`. Pages of codes that are gone go too.

const docs = new URL("docs/reference/", packageRoot);

const pages = referencePages(await loadEditions());
await rm(docs, { recursive: true, force: true });
for (const { path, text } of pages) {
  const file = new URL(path, docs);
  await mkdir(new URL(".", file), { recursive: true });
  await writeFile(file, text);
}
console.log(`${pages.length} pages in ${decodeURIComponent(docs.pathname)}`);
