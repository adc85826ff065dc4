import { groupByHop, planDeliveries } from "../delivery-plan.mjs";
import { deliverLocally } from "./local.mjs";
import { deliverRemotely } from "./remote.mjs";

const QUEUE_RUN = 1_800_000;
const LIFETIME = 6 * 3_600_000;

/** Takes a message into the queue and sees it through to `Completed`. */
export function enqueue(site, time, message, id, arrived) {
  attempt(site, time, { ...message, id, arrived, deliveries: planDeliveries(site, message) });
}

function attempt(site, time, message) {
  const { agenda, random } = site;
  const groups = groupByHop(message.deliveries);
  const outcomes = [];
  let at = time;
  for (const [index, group] of groups.entries()) {
    at += message.isInbound ? 10 + random.wait(20) : 60 + random.wait(400);
    agenda.add(at, (now) => {
      const deliver = message.isInbound ? deliverLocally : deliverRemotely;
      outcomes.push(...deliver(site, now, message, group));
      if (index === groups.length - 1) finishAttempt(site, now, message, outcomes);
    });
  }
}

function finishAttempt(site, time, message, outcomes) {
  const { agenda, random } = site;
  const deferred = outcomes.filter(({ status }) => status === "deferred");
  const isExpired = deferred.length > 0 && time - message.arrived > LIFETIME;
  if (isExpired) {
    for (const { delivery } of deferred) {
      site.log(time, `${message.id} ** ${delivery.recipient.address}: retry timeout exceeded`);
    }
  }
  const hasFailed = isExpired || outcomes.some(({ status }) => status === "failed");
  let at = time + 1;
  if (hasFailed && message.sender !== "") {
    agenda.add(at, (now) => notify(site, now, message));
    at += 5;
  }
  if (deferred.length === 0 || isExpired) {
    agenda.add(at, (now) => site.log(now, `${message.id} Completed`));
    return;
  }
  message.deliveries = deferred.map(({ delivery }) => delivery);
  const wait = QUEUE_RUN * (random.chance(0.5) ? 1 : 2);
  if (wait > QUEUE_RUN) {
    agenda.add(time + QUEUE_RUN, (now) => skipRun(site, now, message));
  }
  agenda.add(time + wait + random.wait(20_000), (now) => attempt(site, now, message));
}

/** A queue run that finds the retry time of the next hop not yet reached. */
function skipRun(site, time, message) {
  for (const { recipient } of message.deliveries) {
    const reason =
      recipient.domain === undefined
        ? "R=local_user T=mail_spool defer (-53): Retry time not yet reached"
        : `R=dnslookup T=remote_smtp defer (-54): retry time not reached for any host for '${recipient.domain.name}'`;
    site.log(time, `${message.id} == ${recipient.address} ${reason}`);
  }
}

/** The bounce: a new message with the null sender, which goes back to the sender. */
function notify(site, time, message) {
  const id = site.newQueueId(time);
  const size = message.size + 2400;
  site.log(time, `${id} <= <> R=${message.id} U=Debian-exim P=local S=${size}`);
  site.agenda.add(time + 20 + site.random.wait(20), (at) =>
    attempt(site, at, {
      id,
      arrived: time,
      sender: "",
      size,
      isInbound: message.origin === undefined,
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
