import { startAnvil } from "./anvil.mjs";
import { startSessions } from "./sessions.mjs";
import { Site } from "./site.mjs";

/** Puts a Postfix server's work on the agenda. */
export function startPostfix(parts) {
  const site = new Site(parts);
  startSessions(site);
  startAnvil(site);
}
