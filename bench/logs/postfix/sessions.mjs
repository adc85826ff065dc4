import { startArrivals } from "../arrivals.mjs";
import { enqueue } from "./queue.mjs";
import { scan } from "./scans.mjs";

const TLS = "TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)";

/** The smtpd(8) sessions of a day. */
export function startSessions(site) {
  startArrivals(
    site,
    (time, session) => serve(site, time, session),
    (time) => scan(site, time),
  );
}

function serve(site, time, { kind, client, messages }) {
  const { agenda, random } = site;
  const isSubmission = kind === "submission";
  const process = site.pids.take(isSubmission ? "submission/smtpd" : "smtpd");
  const peer = `${client.host}[${client.ip}]`;
  site.log(time, process, `connect from ${peer}`);
  let at = time + 5 + random.wait(60);
  if (isSubmission) {
    const line = `Anonymous TLS connection established from ${peer}: ${TLS}`;
    agenda.add(at, (now) => site.log(now, process, line));
  }
  for (const message of messages) {
    at += 10 + random.wait(80);
    agenda.add(at, (now) => accept(site, now, process, message));
    at += 60 + random.wait(120);
  }
  agenda.add(at, (now) => {
    site.log(now, process, `disconnect from ${peer} ${commandCounts(isSubmission, messages)}`);
    site.pids.giveBack(process);
  });
}

function commandCounts(isSubmission, messages) {
  const mail = messages.length;
  const rcpt = messages.reduce((sum, { recipients }) => sum + recipients.length, 0);
  const greeting = isSubmission ? "ehlo=2 starttls=1 auth=1" : "ehlo=1";
  const commands = (isSubmission ? 5 : 2) + 2 * mail + rcpt;
  return `${greeting} mail=${mail} rcpt=${rcpt} data=${mail} quit=1 commands=${commands}`;
}

function accept(site, time, process, message) {
  const { agenda, random } = site;
  const { client, kind, sender } = message;
  const id = site.newQueueId(time);
  const login = kind === "submission" ? `, sasl_method=PLAIN, sasl_username=${sender}` : "";
  site.log(time, process, `${id}: client=${client.host}[${client.ip}]${login}`);
  agenda.add(time + 5 + random.next() * 20, (at) => {
    const domain = sender.slice(sender.indexOf("@") + 1);
    const messageId = `${Math.floor(time)}.${random.below(1e6)}@${domain}`;
    site.logOnce(at, "cleanup", `${id}: message-id=<${messageId}>`);
  });
  agenda.add(time + 40 + random.wait(40), (at) => enqueue(site, at, message, id, time));
}
