/** Where the package's own files are: the same from `src/` and, built, from `dist/`. */
export const packageRoot = new URL("../", import.meta.url);

/** What the build has validated and packed of `data/`; beside the sources there is none. */
export const packedData = new URL("./packed/", import.meta.url);
