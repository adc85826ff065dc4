import { weighted } from "../random.mjs";

const SCANS = weighted([
  [30, relayAttempt],
  [18, blocklisted],
  [12, unknownUser],
  [16, passwordGuess],
  [10, hangUp],
  [10, screened],
  [4, badCommands],
]);

/** Sessions that bring no mail: spam that we refuse, password guessing, port scans. */
export function scan(site, time) {
  const client = site.random.pick(site.world.clients);
  SCANS(site.random.next())(site, time, `${client.host}[${client.ip}]`, client);
}

function relayAttempt(site, time, peer, client) {
  const from = site.random.pick(site.world.recipients).address;
  const to = site.random.pick(site.world.recipients).address;
  session(site, time, peer, [
    `NOQUEUE: reject: RCPT from ${peer}: 554 5.7.1 <${to}>: Relay access denied; from=<${from}> to=<${to}> proto=ESMTP helo=<${client.helo}>`,
    `disconnect from ${peer} ehlo=1 mail=1 rcpt=0/1 quit=1 commands=3/4`,
  ]);
}

function blocklisted(site, time, peer, client) {
  const from = site.random.pick(site.world.recipients).address;
  const to = site.random.pick(site.world.users);
  session(site, time, peer, [
    `NOQUEUE: reject: RCPT from ${peer}: 554 5.7.1 Service unavailable; Client host [${client.ip}] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/${client.ip}; from=<${from}> to=<${to}> proto=ESMTP helo=<${client.helo}>`,
    `lost connection after RCPT from ${peer}`,
    `disconnect from ${peer} ehlo=1 mail=1 rcpt=0/1 commands=2/3`,
  ]);
}

function unknownUser(site, time, peer, client) {
  const from = site.random.pick(site.world.recipients).address;
  const to = `info${site.random.below(50)}@corp.example.com`;
  session(site, time, peer, [
    `NOQUEUE: reject: RCPT from ${peer}: 550 5.1.1 <${to}>: Recipient address rejected: User unknown in local recipient table; from=<${from}> to=<${to}> proto=ESMTP helo=<${client.helo}>`,
    `disconnect from ${peer} ehlo=1 mail=1 rcpt=0/1 quit=1 commands=3/4`,
  ]);
}

function passwordGuess(site, time, peer) {
  const user = site.random.pick(site.world.users);
  session(site, time, peer, [
    `warning: ${peer}: SASL LOGIN authentication failed: UGFzc3dvcmQ6, sasl_username=${user}`,
    `lost connection after AUTH from ${peer}`,
    `disconnect from ${peer} ehlo=1 auth=0/1 commands=1/2`,
  ]);
}

function hangUp(site, time, peer, client) {
  site.logOnce(
    time,
    "smtpd",
    `warning: hostname scan${client.ip.length}.example.net does not resolve to address ${client.ip}: Name or service not known`,
  );
  session(site, time, peer, [
    `SSL_accept error from ${peer}: lost connection`,
    `lost connection after STARTTLS from ${peer}`,
    `disconnect from ${peer} ehlo=1 starttls=0/1 commands=1/2`,
  ]);
}

function badCommands(site, time, peer) {
  session(site, time, peer, [
    `improper command pipelining after CONNECT from ${peer}: GET / HTTP/1.1\\r\\nHost: ${site.world.hostname}\\r\\n\\r\\n`,
    `warning: non-SMTP command from ${peer}: GET / HTTP/1.1`,
    `disconnect from ${peer} unknown=0/1 commands=0/1`,
  ]);
}

/** postscreen(8) names clients by address and port only. */
function screened(site, time, _peer, client) {
  const { agenda, random, world } = site;
  const process = site.pids.take("postscreen");
  const from = random.pick(world.recipients).address;
  const to = random.pick(world.users);
  const peer = `[${client.ip}]:${30_000 + random.below(30_000)}`;
  const lines = [
    `CONNECT from ${peer} to [${world.ip}]:25`,
    `PREGREET 14 after 0.12 from ${peer}: EHLO ylmf-pc\\r\\n`,
    `DNSBL rank 5 for ${peer}`,
    `NOQUEUE: reject: RCPT from ${peer}: 550 5.7.1 Service unavailable; client [${client.ip}] blocked using zen.spamhaus.org; from=<${from}>, to=<${to}>, proto=ESMTP, helo=<${client.helo}>`,
    `HANGUP after 0.5 from ${peer} in tests after SMTP handshake`,
    `DISCONNECT ${peer}`,
  ];
  let at = time;
  for (const line of lines) {
    agenda.add(at, (now) => site.log(now, process, line));
    at += 20 + random.wait(400);
  }
  agenda.add(at, () => site.pids.giveBack(process));
}

function session(site, time, peer, lines) {
  const process = site.pids.take("smtpd");
  let at = time;
  for (const line of [`connect from ${peer}`, ...lines]) {
    site.agenda.add(at, (now) => site.log(now, process, line));
    at += 10 + site.random.wait(400);
  }
  site.agenda.add(at, () => site.pids.giveBack(process));
}
