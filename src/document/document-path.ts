/** Where something stands in a document: keys, and places in lists counted from 0. */
export type DocumentPath = readonly (string | number)[];

/** `check.allow[2].reason`; a key that would not be read as one is quoted. Empty for the whole. */
export function writePath(path: DocumentPath): string {
  return path
    .map((key, index) => {
      if (typeof key === "number") return `[${key}]`;
      if (!/^[\w$:-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join("");
}
