import { readFileSync } from "node:fs";

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const packages = Object.keys(dependencies);

/** Own modules go into a handful of files, which start a command sooner; packages stay outside. */
export default {
  input: {
    bin: "src/bin.ts",
    index: "src/index.ts",
    "catalog/pack-catalog": "src/catalog/pack-catalog.ts",
    "check-locales/main": "src/check-locales/main.ts",
    "reference/write-reference": "src/reference/write-reference.ts",
  },
  platform: "node",
  external: (id) =>
    id.startsWith("node:") || packages.some((name) => id === name || id.startsWith(`${name}/`)),
  output: { dir: "dist", format: "esm", chunkFileNames: "chunk-[name]-[hash].js" },
};
