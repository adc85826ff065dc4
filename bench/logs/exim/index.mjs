import { startQueueRuns } from "./queue-runs.mjs";
import { startSessions } from "./sessions.mjs";
import { Site } from "./site.mjs";

/** Puts an Exim server's work on the agenda. */
export function startExim(parts) {
  const site = new Site(parts);
  startSessions(site);
  startQueueRuns(site);
}
