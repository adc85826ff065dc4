import type { SessionEvent } from "../model/log-event.js";
import type { Stage } from "../model/stage.js";

/** Sessions with logged refusals that are remembered at once; the oldest give way. */
const capacity = 10_000;

/**
 * Counts the refusals that were logged in each SMTP session under way, so that the counts of its
 * disconnect line tell of the others alone.
 */
export class SessionTable {
  readonly #logged = new Map<string, Map<Stage, number>>();

  /** A refusal was logged on a line of its own. `session` names the process that serves it. */
  addLogged(session: string, stage: Stage): void {
    let stages = this.#logged.get(session);
    if (stages === undefined) {
      if (this.#logged.size >= capacity) {
        const oldest = this.#logged.keys().next().value;
        if (oldest !== undefined) this.#logged.delete(oldest);
      }
      stages = new Map();
      this.#logged.set(session, stages);
    }
    stages.set(stage, (stages.get(stage) ?? 0) + 1);
  }

  /** The session ended: the stages at which more was refused than was logged. */
  end(session: string, event: SessionEvent): readonly Stage[] {
    const logged = this.#logged.get(session);
    this.#logged.delete(session);
    return event.refused
      .filter(({ stage, count }) => count > (logged?.get(stage) ?? 0))
      .map(({ stage }) => stage);
  }
}
