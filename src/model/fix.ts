import type { Owner } from "./classification.js";

/** What to do about a problem, with the names at hand filled in. */
export interface Fix {
  readonly summary: string;
  readonly owner: Owner;
  /** Whether a later try can succeed without anybody acting. */
  readonly retry: boolean;
  readonly steps: readonly string[];
  readonly links: readonly string[];
}
