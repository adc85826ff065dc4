import { LOG_START } from "../day.mjs";
import { stamps } from "../stamp.mjs";

const INTERVAL = 600_000;

/** The connection statistics that anvil(8) logs every ten minutes. */
export function startAnvil(site) {
  const { agenda, random, world } = site;

  function report(time) {
    const client = random.pick(world.clients);
    const since = stamps.bsd(time - 1000 * random.below(500));
    const lines = [
      `statistics: max connection rate ${2 + random.below(30)}/60s for (smtp:${client.ip}) at ${since}`,
      `statistics: max connection count ${1 + random.below(5)} for (smtp:${client.ip}) at ${since}`,
      `statistics: max cache size ${3 + random.below(20)} at ${since}`,
    ];
    for (const line of lines) site.log(time, site.anvil, line);
    agenda.add(time + INTERVAL, report);
  }

  agenda.add(LOG_START + INTERVAL, report);
}
