import { weighted } from "../random.mjs";
import { peerOf } from "./sessions.mjs";

const SCANS = weighted([
  [26, relayAttempt],
  [18, blocklisted],
  [12, unknownUser],
  [8, senderVerify],
  [8, greylisted],
  [16, passwordGuess],
  [8, hangUp],
  [4, badSynchronization],
]);

/** Sessions that bring no mail: spam that we refuse, password guessing, port scans. */
export function scan(site, time) {
  const { random, world } = site;
  const client = random.pick(world.clients);
  if (client.host === "unknown" && random.chance(0.5)) {
    site.log(time, `no host name found for IP address ${client.ip}`);
  }
  const from = random.pick(world.recipients).address;
  const log = (text) => site.log(time, text);
  SCANS(random.next())({ site, log, peer: peerOf(client), client, from });
}

function relayAttempt({ site, log, peer, from }) {
  const to = site.random.pick(site.world.recipients).address;
  log(`H=${peer} F=<${from}> rejected RCPT <${to}>: relay not permitted`);
}

function blocklisted({ site, log, peer, client, from }) {
  const to = site.random.pick(site.world.users);
  log(
    `H=${peer} F=<${from}> rejected RCPT <${to}>: ${client.ip} is listed at zen.spamhaus.org (127.0.0.4: https://www.spamhaus.org/query/ip/${client.ip})`,
  );
}

function unknownUser({ site, log, peer, from }) {
  const to = `info${site.random.below(50)}@corp.example.com`;
  log(`H=${peer} F=<${from}> rejected RCPT <${to}>: Unrouteable address`);
}

function senderVerify({ site, log, peer, from }) {
  const to = site.random.pick(site.world.users);
  log(`H=${peer} sender verify fail for <${from}>: Unrouteable address`);
  log(`H=${peer} F=<${from}> rejected RCPT <${to}>: Sender verify failed`);
}

function greylisted({ site, log, peer, from }) {
  const to = site.random.pick(site.world.users);
  log(`H=${peer} F=<${from}> temporarily rejected RCPT <${to}>: greylisted, try again later`);
}

function passwordGuess({ site, log, peer }) {
  const user = site.random.pick(site.world.users);
  log(
    `login_server authenticator failed for ${peer}: 535 Incorrect authentication data (set_id=${user})`,
  );
}

function hangUp({ site, log, peer }) {
  const seconds = site.random.below(30);
  log(`unexpected disconnection while reading SMTP command from ${peer} D=${seconds}s`);
}

function badSynchronization({ log, client }) {
  log(
    `SMTP protocol synchronization error (input sent without waiting for greeting): rejected connection from H=[${client.ip}] input="GET / HTTP/1.1\\r\\n"`,
  );
}
