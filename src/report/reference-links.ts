import type { Cause } from "../model/classification.js";

/** Where the pages of a reference are; null where there is no page, as in a single comparison. */
export interface ReferenceLinks {
  /** Page of an entry, by its key: `550`, `X.7.1`. */
  readonly code: (id: string) => string | null;
  readonly cause: (cause: Cause) => string | null;
}

/** For a page that stands alone. */
export const noLinks: ReferenceLinks = { code: () => null, cause: () => null };
