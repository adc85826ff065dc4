import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";

// Keys are declared in the code, so that a mistyped one does not compile. `UPDATE_KEYS=1 npx vitest
// run test/locale/word-keys.test.ts` writes them anew from the English files.

const root = new URL("../../", import.meta.url);

test.each(["interface", "reference", "help", "errors"])(
  "%s-keys.ts names what %s.json holds",
  (name) => {
    const english = JSON.parse(readFileSync(new URL(`data/locales/en/${name}.json`, root), "utf8"));
    const file = new URL(`src/locale/${name}-keys.ts`, root);
    const wanted = keysModule(name, Object.keys(english));
    if (process.env.UPDATE_KEYS) writeFileSync(file, wanted);
    expect(readFileSync(file, "utf8")).toBe(wanted);
  },
);

function keysModule(name: string, keys: readonly string[]): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Key`;
  return `/**
 * Keys of \`data/locales/en/${name}.json\`, in its order. Written by
 * \`UPDATE_KEYS=1 npx vitest run test/locale/word-keys.test.ts\`.
 */
export const ${name}Keys = [
${keys.map((key) => `  ${JSON.stringify(key)},\n`).join("")}] as const;

export type ${type} = (typeof ${name}Keys)[number];
`;
}
