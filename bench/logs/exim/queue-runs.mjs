import { LOG_START } from "../day.mjs";

const INTERVAL = 1_800_000;
const FROZEN = 3;

/** The queue runner's own lines, and the messages that it finds frozen each time. */
export function startQueueRuns(site) {
  const { agenda, random } = site;
  const frozen = Array.from({ length: FROZEN }, (_, index) =>
    site.newQueueId(LOG_START - 3_600_000 * (index + 1)),
  );

  function run(time) {
    const pid = 2000 + random.below(30_000);
    site.log(time, `Start queue run: pid=${pid}`);
    for (const id of frozen) site.log(time, `${id} Message is frozen`);
    agenda.add(time + 2000 + random.wait(5000), (at) => {
      site.log(at, `End queue run: pid=${pid}`);
    });
    agenda.add(time + INTERVAL, run);
  }

  agenda.add(LOG_START + INTERVAL, run);
}
