/** A path without a leading `./`: code hosts compare paths with those of the repository. */
export function plainPath(path: string): string {
  return path.replace(/^(?:\.\/+)+(?=.)/, "");
}
