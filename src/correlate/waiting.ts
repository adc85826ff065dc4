import { copyText } from "../text/copy-text.js";

/** Recipients up to which a list is looked through faster than a map. */
const listCapacity = 8;

/**
 * The recipients of one message that wait, each with its last problem. Most messages have one: two
 * short lists take a fifth of the memory and time of a map.
 */
export class Waiting<Problem> {
  readonly #recipients: string[] = [];
  readonly #problems: (Problem | null)[] = [];
  /** What the lists have no room for. */
  #others: Map<string, Problem | null> | null = null;

  get size(): number {
    return this.#recipients.length + (this.#others?.size ?? 0);
  }

  has(recipient: string): boolean {
    return this.#recipients.includes(recipient) || this.#others?.has(recipient) === true;
  }

  /** A recipient waits because of a problem; the text may be a part of the log's block. */
  set(recipient: string, problem: Problem | null): void {
    const place = this.#recipients.indexOf(recipient);
    if (place >= 0) this.#problems[place] = problem;
    else if (this.#others?.has(recipient) === true) this.#others.set(recipient, problem);
    else if (this.#recipients.length < listCapacity) {
      this.#recipients.push(copyText(recipient));
      this.#problems.push(problem);
    } else {
      this.#others ??= new Map();
      this.#others.set(copyText(recipient), problem);
    }
  }

  /** Takes a recipient out; returns its problem, or null. */
  take(recipient: string): Problem | null {
    const place = this.#recipients.indexOf(recipient);
    if (place < 0) {
      const problem = this.#others?.get(recipient) ?? null;
      this.#others?.delete(recipient);
      return problem;
    }
    const problem = this.#problems[place] ?? null;
    this.#recipients.splice(place, 1);
    this.#problems.splice(place, 1);
    return problem;
  }

  *entries(): Generator<readonly [string, Problem | null]> {
    for (const [place, recipient] of this.#recipients.entries()) {
      yield [recipient, this.#problems[place] ?? null];
    }
    if (this.#others !== null) yield* this.#others;
  }
}
