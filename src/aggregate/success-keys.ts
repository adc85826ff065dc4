import type { Direction } from "../model/direction.js";
import { type MapKey, mapKey } from "./bounded-map.js";
import { replyKey } from "./reply-key.js";

/** A power of two, well above the number of success codes that one log has. */
const slots = 64;

interface Known {
  readonly direction: Direction;
  readonly code: number;
  readonly enhanced: number;
  readonly key: MapKey;
}

/** The key of a delivery's reply; null where nobody replied. */
export function successKey(
  direction: Direction,
  code: number | null,
  enhanced: string | null,
): MapKey | null {
  return code === null ? null : mapKey(replyKey(direction, code, enhanced));
}

/** The same from numbers; most deliveries have the codes of one before, and no text is made anew. */
export class SuccessKeys {
  readonly #known: (Known | undefined)[] = new Array(slots).fill(undefined);

  /** `code` 0: nobody replied; `enhanced`: subject * 1000 + detail of class 2, or -1 for none. */
  of(direction: Direction, code: number, enhanced: number): MapKey | null {
    if (code === 0) return null;
    const slot = (code * 7 + enhanced + direction.length) & (slots - 1);
    const known = this.#known[slot];
    if (
      known !== undefined &&
      known.code === code &&
      known.enhanced === enhanced &&
      known.direction === direction
    ) {
      return known.key;
    }
    const text = enhanced < 0 ? null : `2.${Math.floor(enhanced / 1000)}.${enhanced % 1000}`;
    const key = mapKey(replyKey(direction, code, text));
    this.#known[slot] = { direction, code, enhanced, key };
    return key;
  }
}
