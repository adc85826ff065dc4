import type { SessionEvent } from "../model/log-event.js";
import type { Stage } from "../model/stage.js";
import { copyText } from "../text/copy-text.js";

/** Sessions that are remembered at once; the oldest give way. */
const capacity = 10_000;

/** A recipient whose mail was put on hold before it had a queue id. */
interface Held<Problem> {
  readonly recipient: string;
  readonly problem: Problem | null;
}

/** Makes room for one more key. */
function makeRoom(map: Map<string, unknown>): void {
  if (map.size < capacity) return;
  const oldest = map.keys().next().value;
  if (oldest !== undefined) map.delete(oldest);
}

/**
 * Remembers of each SMTP session under way what later lines of it need: the refusals that were
 * logged, so that the counts of its disconnect line tell of the others alone, and the recipients
 * that were put on hold, who wait in the message that the session goes on to hand in.
 */
export class SessionTable<Problem> {
  readonly #logged = new Map<string, Map<Stage, number>>();
  readonly #held = new Map<string, Held<Problem>[]>();

  addHeld(session: string, recipient: string, problem: Problem | null): void {
    const held = this.#held.get(session) ?? [];
    if (held.length === 0) makeRoom(this.#held);
    this.#held.set(copyText(session), [...held, { recipient: copyText(recipient), problem }]);
  }

  /** The recipients held so far, once the message that they are of has its queue id. */
  takeHeld(session: string): readonly Held<Problem>[] {
    const held = this.#held.get(session) ?? [];
    this.#held.delete(session);
    return held;
  }

  /** Whether any session has a recipient on hold. */
  get hasHeld(): boolean {
    return this.#held.size > 0;
  }

  /** A refusal was logged on a line of its own. `session` names the process that serves it. */
  addLogged(session: string, stage: Stage): void {
    let stages = this.#logged.get(session);
    if (stages === undefined) {
      makeRoom(this.#logged);
      stages = new Map();
      this.#logged.set(copyText(session), stages);
    }
    stages.set(stage, (stages.get(stage) ?? 0) + 1);
  }

  /** The session ended: the stages at which more was refused than was logged. */
  end(session: string, event: SessionEvent): readonly Stage[] {
    const logged = this.#logged.get(session);
    this.#logged.delete(session);
    this.#held.delete(session);
    return event.refused
      .filter(({ stage, count }) => count > (logged?.get(stage) ?? 0))
      .map(({ stage }) => stage);
  }
}
