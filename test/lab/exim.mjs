// Sets up, starts and drives Exim inside the lab's overlay root.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { composeMessage } from "./client.mjs";
import { configuration } from "./exim-config.mjs";

const mainlog = "/var/log/exim4/mainlog";

/** What the samples differ in. */
export const samples = {
  "mainlog-default": {
    settings: {},
    copies: {
      [mainlog]: "mainlog-default.log",
      "/var/log/exim4/rejectlog": "rejectlog-default.log",
    },
  },
  "mainlog-all": {
    settings: { log_selector: "+all", log_timezone: "true" },
    copies: { [mainlog]: "mainlog-all.log" },
  },
  syslog: { syslog: "rfc3339", settings: { log_file_path: "syslog", syslog_timestamp: "false" } },
};

/**
 * Exim logs the texts of its own replies and not their codes; syntax and protocol errors only
 * where log_selector asks for them.
 */
export const whyUnlogged =
  ({ settings }) =>
  ({ code }) => {
    const selected = settings.log_selector === "+all";
    return [500, 501, 502, 503].includes(code) && !selected ? "no-line" : "text-only";
  };

export const peers = ["remote-server.mjs"];
export const peerEnvironment = {};

let daemon;

const aliases = [
  "postmaster: news-desk",
  "news-desk: /dev/null",
  "to-dev-null: /dev/null",
  "pipe-fails: \"|echo 'archive: cannot open /srv/list: permission denied'; exit 77\"",
  "pipe-defers: \"|echo 'database is locked'; echo 'second line'; exit 75\"",
  'pipe-works: "|cat > /dev/null"',
  "alias-loop: alias-loop-back",
  "alias-loop-back: alias-loop",
  "blackholed: :blackhole:",
  "team: alice, unknown-511+team@example.com, full-452+team@example.net",
].join("\n");

export async function start({ settings }) {
  for (const path of ["/var/spool/exim4", "/var/log/exim4"]) {
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { recursive: true });
    spawnSync("chown", ["Debian-exim:adm", path]);
    chmodSync(path, 0o2750);
  }
  rmSync("/var/mail/alice", { force: true });
  // A file system of two pages: room for the mailbox, none for the message.
  mkdirSync("/var/full", { recursive: true });
  spawnSync("umount", ["/var/full"]);
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=8k,mode=777", "tmpfs", "/var/full"]);
  writeFileSync("/etc/aliases", `${aliases}\n`);
  writeFileSync("/etc/exim4/exim4.conf", configuration(settings));
  execFileSync("exim4", ["-bV"], { stdio: "ignore" });
  rmSync("/var/log/exim4/paniclog", { force: true });
  daemon = spawn("exim4", ["-bdf", "-q1h"], { stdio: ["ignore", "ignore", "inherit"] });
  await sleep(1000);
}

export async function stop() {
  const ended = new Promise((resolve) => daemon.once("exit", resolve));
  daemon.kill("SIGTERM");
  await ended;
}

/** Hands a message over by the sendmail command, as scripts on the same machine do. */
export function sendLocally({ to }) {
  const input = composeMessage({ from: "news-desk@corp.example", to });
  execFileSync("exim4", ["-f", "news-desk@corp.example", ...to], { input });
}

function countProcesses() {
  const isExim = (id) => {
    try {
      return readFileSync(`/proc/${id}/comm`, "utf8").startsWith("exim4");
    } catch {
      // The process has ended while we looked.
      return false;
    }
  };
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && isExim(name)).length;
}

/** Waits until only the daemon is left; gives up after a minute. */
export async function settle() {
  for (let turn = 0; turn < 120; turn += 1) {
    await sleep(500);
    if (countProcesses() <= 1) return;
  }
  throw new Error("the deliveries did not come to an end");
}

/** Retries everything that is not frozen, due or not. */
export async function retry() {
  spawnSync("exim4", ["-qf"]);
  await settle();
}

function idsFor(recipient) {
  const list = execFileSync("exim4", ["-bp"], { encoding: "utf8" });
  return list
    .split("\n\n")
    .filter((entry) => entry.includes(recipient))
    .map((entry) => /\s(\w{6}-\w{6,11}-\w{2,4})\s/.exec(entry)[1]);
}

/** Retries one message. */
export async function retryOne(recipient) {
  for (const id of idsFor(recipient)) spawnSync("exim4", ["-M", id]);
}

/** Messages whose fate an administrator decides; run before everything else. */
export async function special({ submit, expect }) {
  // The second message to an address that has expired fails at its first attempt.
  for (let round = 0; round < 2; round += 1) {
    for (const name of ["expired-450", "expired-connect"]) {
      const recipient = `${name}@${name}.example.net`;
      await submit({ to: [recipient] });
      expect(recipient, "expired");
    }
    await settle();
    await sleep(3000);
    await retry();
  }

  const actions = { held: "-Mf", discarded: "-Mrm", bounced: "-Mg" };
  for (const [disposition, option] of Object.entries(actions)) {
    const recipient = `full-452+${disposition}@example.net`;
    await submit({ to: [recipient] });
    await settle();
    for (const id of idsFor(recipient)) execFileSync("exim4", [option, id], { stdio: "ignore" });
    expect(recipient, disposition);
  }
  await retry();

  await submit({ to: ["team@corp.example"] });
  expect("alice@corp.example", "delivered");
  expect("unknown-511+team@example.com", "bounced");
  expect("full-452+team@example.net", "deferred");
}
