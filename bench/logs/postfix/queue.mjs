import { groupByHop, planDeliveries } from "../delivery-plan.mjs";
import { deliver } from "./deliveries.mjs";

const FIRST_RETRY = 300_000;
const MAX_RETRY = 4_000_000;
const LIFETIME = 6 * 3_600_000;

/** Takes a message into the queue and sees it through to `removed`. */
export function enqueue(site, time, message, id, arrived) {
  const deliveries = planDeliveries(site, message);
  activate(site, time, { ...message, id, arrived, deliveries, runs: 0 });
}

function activate(site, time, message) {
  const { agenda, random } = site;
  const count = message.deliveries.length;
  site.log(
    time,
    site.qmgr,
    `${message.id}: from=<${message.sender}>, size=${message.size}, nrcpt=${count} (queue active)`,
  );
  message.runs += 1;
  const groups = groupByHop(message.deliveries);
  let open = groups.length;
  const outcomes = [];
  for (const group of groups) {
    agenda.add(time + 5 + random.next() * 15, (at) =>
      deliver(site, at, message, group, (doneAt, groupOutcomes) => {
        outcomes.push(...groupOutcomes);
        open -= 1;
        if (open === 0) finishRun(site, doneAt, message, outcomes);
      }),
    );
  }
}

function finishRun(site, time, message, outcomes) {
  const { agenda } = site;
  const deferred = outcomes.filter(({ status }) => status === "deferred");
  const isExpired = deferred.length > 0 && time - message.arrived > LIFETIME;
  const hasBounced = outcomes.some(({ status }) => status === "bounced");
  let at = time + 1;
  if (isExpired) {
    agenda.add(at, (now) =>
      site.log(
        now,
        site.qmgr,
        `${message.id}: from=<${message.sender}>, status=expired, returned to sender`,
      ),
    );
    at += 2;
  }
  if ((hasBounced || isExpired) && message.sender !== "") {
    agenda.add(at, (now) => notify(site, now, message));
    at += 12;
  }
  if (deferred.length === 0 || isExpired) {
    agenda.add(at, (now) => site.log(now, site.qmgr, `${message.id}: removed`));
    return;
  }
  const backoff = Math.min(MAX_RETRY, FIRST_RETRY * 2 ** (message.runs - 1));
  message.deliveries = deferred.map(({ delivery }) => delivery);
  agenda.add(time + backoff + site.random.wait(60_000), (now) => activate(site, now, message));
}

/** The bounce: a new message with the null sender, which goes back to the sender. */
function notify(site, time, message) {
  const { agenda, random, world } = site;
  const id = site.newQueueId(time);
  const stamp = new Date(time).toISOString().replace(/\D/g, "").slice(0, 14);
  site.logOnce(time, "cleanup", `${id}: message-id=<${stamp}.${id}@${world.hostname}>`);
  agenda.add(time + 4, (at) =>
    site.logOnce(at, "bounce", `${message.id}: sender non-delivery notification: ${id}`),
  );
  agenda.add(time + 8 + random.wait(10), (at) =>
    activate(site, at, {
      id,
      arrived: time,
      sender: "",
      size: message.size + 2400,
      isInbound: message.origin === undefined,
      runs: 0,
      deliveries: [
        {
          recipient: message.origin ?? { address: message.sender },
          fate: undefined,
          failuresLeft: 0,
        },
      ],
    }),
  );
}
