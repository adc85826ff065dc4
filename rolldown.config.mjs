import { readFileSync } from "node:fs";

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const packages = Object.keys(dependencies);

/** What every run loads, whatever its command: each file by itself would cost a share of a millisecond. */
const start =
  /src\/(?:cli\/(?:command|exit-codes|version|write-text|help\/worded|options\/language-options)|model\/language|locale\/locale-tags|package-files)\.ts$/;

/** Own modules go into a handful of files, which start a command sooner; packages stay outside. */
export default {
  input: {
    bin: "src/bin.ts",
    index: "src/index.ts",
    "catalog/pack-catalog": "src/catalog/pack-catalog.ts",
    "check-rules/main": "src/check-rules/main.ts",
    "check-locales/main": "src/check-locales/main.ts",
    "evaluate/main": "src/evaluate/main.ts",
    "reference/write-reference": "src/reference/write-reference.ts",
  },
  platform: "node",
  external: (id) =>
    id.startsWith("node:") || packages.some((name) => id === name || id.startsWith(`${name}/`)),
  output: {
    dir: "dist",
    format: "esm",
    chunkFileNames: "chunk-[name]-[hash].js",
    codeSplitting: { groups: [{ name: "start", test: start }] },
  },
};
