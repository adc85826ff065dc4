import type { Phrase } from "../locale/phrase.js";
import { nearestName } from "../text/nearest-name.js";

/** A name that leads nowhere, with the one that was most likely meant. */
export function unknownName(name: string, known: readonly string[]): Phrase {
  const value = JSON.stringify(name);
  const near = nearestName(name, known);
  return near === undefined
    ? { key: "error.check.unknownName", values: { value } }
    : { key: "error.check.unknownNameNear", values: { value, near } };
}
