// Sets up, starts and drives Postfix inside the lab's overlay root.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { composeMessage } from "./client.mjs";
import { serverIp } from "./network.mjs";
import { bodyChecks, headerChecks, restrictions, services, transports } from "./postfix-config.mjs";

const run = (command, ...args) =>
  execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** What the samples differ in. */
export const samples = {
  "rsyslog-bsd": { syslog: "bsd", settings: {} },
  "rsyslog-rfc3339": { syslog: "rfc3339", settings: { enable_long_queue_ids: "yes" } },
  "maillog-file": { settings: { maillog_file: "/var/log/maillog-file.log" } },
};

/**
 * Which of its replies Postfix does not log with their code: refused commands leave only the
 * counters of the disconnect line, unless a restriction has refused them.
 */
export const whyUnlogged =
  () =>
  ({ code, text }) => {
    if (code === 421) return "text-only";
    const isPlain = [500, 501, 502, 503, 504, 555].includes(code) && !text.includes("rejected");
    return isPlain ? "counted-only" : undefined;
  };

const lmtpSocket = "/var/spool/postfix/private/dovecot-lmtp";
export const peers = ["remote-server.mjs", "milter.mjs"];
export const peerEnvironment = { LAB_LMTP_SOCKET: lmtpSocket };

const files = {
  "/etc/postfix/transport": transports,
  "/etc/postfix/header_checks": headerChecks,
  "/etc/postfix/body_checks": bodyChecks,
  "/etc/postfix/archive.sh": 'echo "archive: no such list: $1"\nexit 67',
  "/etc/postfix/sasl_passwd": [
    "auth-535.example.net news:wrong",
    "auth-454.example.net news:x",
  ].join("\n"),
  "/etc/postfix/tls_policy": [
    "tls-refused.example.net encrypt",
    "tls-broken.example.net encrypt",
    "tls-untrusted.example.net secure",
    "tls-not-offered.example.net encrypt",
  ].join("\n"),
  "/etc/aliases": [
    "postmaster: news-desk",
    "abuse: news-desk",
    // Takes every notification; a mailbox would run full.
    "news-desk: /dev/null",
    "pipe-fails: \"|echo 'archive: cannot open /srv/list: permission denied'; exit 77\"",
    "pipe-defers: \"|echo 'database is locked'; echo 'second line'; exit 75\"",
    'pipe-works: "|cat > /dev/null"',
    "to-dev-null: /dev/null",
    "disk-full: /dev/full",
    "alias-loop: alias-loop-back",
    "alias-loop-back: alias-loop",
    "team: alice, unknown-511+team@example.com, full-452+team@example.net",
  ].join("\n"),
  "/etc/postfix/sasl/smtpd.conf":
    "pwcheck_method: auxprop\nauxprop_plugin: sasldb\n" + "mech_list: PLAIN LOGIN\n",
};

function writeConfiguration(settings) {
  const distributed = readFileSync("/usr/share/postfix/master.cf.dist", "utf8");
  const unchrooted = distributed
    .replace(/^(\w+\s+(?:inet|unix)\s+\S+\s+\S+\s+)y/gm, "$1n")
    .replace(/^smtp\s+inet/m, `${serverIp}:smtp inet`);
  writeFileSync("/etc/postfix/master.cf", unchrooted + services);
  const main = { ...restrictions, ...settings };
  const lines = Object.entries(main).map(([name, value]) => `${name} = ${value}\n`);
  writeFileSync("/etc/postfix/main.cf", lines.join(""));
  for (const [name, text] of Object.entries(files)) writeFileSync(name, `${text}\n`);
  for (const user of ["alice", "mailbox-limit"]) {
    spawnSync("useradd", ["--create-home", user]);
  }
  rmSync("/var/mail/alice", { force: true });
  writeFileSync("/var/mail/mailbox-limit", "x\n".repeat(9900));
  chownSync("/var/mail/mailbox-limit", Number(run("id", "-u", "mailbox-limit")), 8);
  chmodSync("/var/mail/mailbox-limit", 0o600);
  spawnSync("saslpasswd2", ["-p", "-c", "-u", "corp.example", "alice"], { input: "secret" });
  spawnSync("chgrp", ["postfix", "/etc/sasldb2"]);
  run("newaliases");
}

export function start({ settings }) {
  spawnSync("postsuper", ["-d", "ALL"]);
  // Nothing that an earlier recording has learned may pass clients or recipients.
  for (const cache of ["postscreen_cache.db", "verify_cache.db"]) {
    rmSync(`/var/lib/postfix/${cache}`, { force: true });
  }
  writeConfiguration(settings);
  run("postfix", "start");
  chmodSync(lmtpSocket, 0o666);
}

export function stop() {
  run("postfix", "stop");
}

function readQueue() {
  return run("postqueue", "-j")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Waits until no message is on its way; gives up after a minute. */
export async function settle() {
  for (let turn = 0; turn < 120; turn += 1) {
    await sleep(500);
    const busy = readQueue().some((item) => /active|incoming|maildrop/.test(item.queue_name));
    if (!busy) return;
  }
  throw new Error("the queue did not come to rest");
}

export async function retry() {
  run("postqueue", "-f");
  await sleep(1500);
  await settle();
}

function idsFor(recipient) {
  return readQueue()
    .filter((item) => item.recipients.some(({ address }) => address === recipient))
    .map((item) => item.queue_id);
}

/** Retries one message. */
export async function retryOne(recipient) {
  for (const id of idsFor(recipient)) run("postqueue", "-i", id);
  await sleep(1500);
}

/** Hands a message over by the sendmail command, as scripts on the same machine do. */
export function sendLocally({ to }) {
  const input = composeMessage({ from: "news-desk@corp.example", to });
  execFileSync("sendmail", ["-f", "news-desk@corp.example", ...to], { input });
}

/** Messages whose fate an administrator decides; run before everything else. */
export async function special({ submit, expect }) {
  run("postconf", "-e", "maximal_queue_lifetime=4s", "bounce_queue_lifetime=4s");
  run("postfix", "reload");
  for (const name of ["expired-450", "expired-connect"]) {
    const recipient = `${name}@${name}.example.net`;
    await submit({ to: [recipient] });
    expect(recipient, "expired");
  }
  await settle();
  await sleep(4500);
  await retry();
  run("postconf", "-e", "maximal_queue_lifetime=5d", "bounce_queue_lifetime=5d");
  run("postfix", "reload");

  const actions = { held: "-h", discarded: "-d", expired: "-e" };
  for (const [disposition, option] of Object.entries(actions)) {
    const recipient = `full-452+${disposition}@example.net`;
    await submit({ to: [recipient] });
    await settle();
    for (const id of idsFor(recipient)) run("postsuper", option, id);
    expect(recipient, disposition);
  }
  await retry();

  await submit({ to: ["team@corp.example"] });
  expect("alice@corp.example", "delivered");
  expect("unknown-511+team@example.com", "bounced");
  expect("full-452+team@example.net", "deferred");
}
