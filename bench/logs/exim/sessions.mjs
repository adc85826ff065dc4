import { startArrivals } from "../arrivals.mjs";
import { enqueue } from "./queue.mjs";
import { scan } from "./scans.mjs";

const TLS = "X=TLS1.3:ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM:256 CV=no";

/** The SMTP sessions of a day; of mail that is taken, Exim logs one line for each message. */
export function startSessions(site) {
  startArrivals(
    site,
    (time, session) => serve(site, time, session),
    (time) => scan(site, time),
  );
}

function serve(site, time, { messages }) {
  let at = time;
  for (const message of messages) {
    at += 60 + site.random.wait(150);
    site.agenda.add(at, (now) => accept(site, now, message));
  }
}

function accept(site, time, message) {
  const { client, kind, sender, size } = message;
  const id = site.newQueueId(time);
  const domain = sender.slice(sender.indexOf("@") + 1);
  const messageId = `${Math.floor(time)}.${site.random.below(1e6)}@${domain}`;
  site.log(
    time,
    `${id} <= ${sender} H=${peerOf(client)} ${protocolOf(kind, sender)} S=${size} id=${messageId}`,
  );
  site.agenda.add(time + 20 + site.random.wait(40), (at) => enqueue(site, at, message, id, time));
}

function protocolOf(kind, sender) {
  if (kind === "app") return "P=esmtp";
  return kind === "submission" ? `P=esmtpsa ${TLS} A=plain_server:${sender}` : `P=esmtps ${TLS}`;
}

/** `host (helo) [ip]`; the parts that are missing or equal are left out. */
export function peerOf({ host, ip, helo }) {
  if (host === "unknown") return `(${helo}) [${ip}]`;
  return host === helo ? `${host} [${ip}]` : `${host} (${helo}) [${ip}]`;
}
