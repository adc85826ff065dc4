import { accessSync, chmodSync, constants, existsSync, readFileSync } from "node:fs";
import { createConnection, createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { tempDir } from "../input/temp-dir.js";
import { type CiJob, readCiPage } from "./ci-jobs.js";
import { endMailServer } from "./end-mail-server.js";
import { type CiRun, runCiJob } from "./run-ci-job.js";
import { type SmtpSink, startSmtpSink } from "./smtp-sink.js";

// Runs the jobs of docs/ci.md as CI would, with a real Postfix on loopback, and mailwhy as it is
// built in dist/. test/e2e/install-postfix.sh installs what they need; .ci/run calls it.

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/ci.md"), "utf8");
const { jobs } = readCiPage(page);
const missing = findObstacle();
if (missing !== null) console.warn(`test/e2e/postfix.test.ts is skipped: ${missing}`);

/** Why Postfix cannot be run here; null where it can. */
function findObstacle(): string | null {
  if (process.getuid?.() !== 0) return "starting Postfix takes root";
  const absent = ["postfix", "postqueue", "smtp-sink"].find((name) => !isProgram(name));
  return absent === undefined ? null : `there is no ${absent} in /usr/sbin`;
}

function isProgram(name: string): boolean {
  try {
    accessSync(join("/usr/sbin", name), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const scratch = tempDir();
const timeoutMs = 300_000;
let runs = 0;
let running: { readonly dir: string; readonly ports: readonly number[] } | null = null;
let sink: SmtpSink | null = null;

afterEach(async () => {
  await sink?.close();
  sink = null;
  if (running !== null) await endMailServer(running.dir);
  const open = await Promise.all((running?.ports ?? []).map(isListening));
  running = null;
  expect(open).not.toContain(true);
});

interface Mail {
  readonly from: string;
  readonly to: string;
  readonly sizeBytes?: number;
}

interface Ended extends CiRun {
  /** Text of a file that the job wrote; empty where there is none. */
  readonly file: (name: string) => string;
}

/** Runs a documented job with tests that send `mails`. */
async function run(service: CiJob["service"], mails: readonly Mail[]): Promise<Ended> {
  const job = jobs.find((one) => one.service === service);
  if (job === undefined) throw new Error(`docs/ci.md has no job for ${service}`);
  runs += 1;
  // Postfix's programs are not root.
  chmodSync(scratch, 0o755);
  const place = join(scratch, String(runs));
  const dir = join(place, "mail");
  const [smtpPort, sinkPort] = await findFreePorts();
  running = { dir, ports: [smtpPort, sinkPort] };
  const ended = await runCiJob(job, place, {
    MAIL_DIR: dir,
    SMTP_PORT: String(smtpPort),
    SINK_PORT: String(sinkPort),
    MAIL_TO_SEND: JSON.stringify(mails),
    ...(sink === null ? {} : { RELAY: `[127.0.0.1]:${sink.port}` }),
    ...(service === "github" ? { GITHUB_STEP_SUMMARY: join(place, "summary.md") } : {}),
  });
  const file = (name: string) => {
    const path = join(place, name);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  };
  return { ...ended, file };
}

/** Two different ports of loopback on which nobody listens. */
async function findFreePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()] as const;
  const listen = (server: Server) =>
    new Promise<number>((resolve, reject) => {
      server.once("error", reject).listen(0, "127.0.0.1", () => {
        const address = server.address();
        resolve(typeof address === "object" ? (address?.port ?? 0) : 0);
      });
    });
  const ports: [number, number] = [await listen(servers[0]), await listen(servers[1])];
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  return ports;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

const from = "noreply@shop.example";
const welcome = ["ann@example.com", "bob@example.net"].map((to) => ({ from, to }));

/** One that is taken, and three that are not. */
const mixed = ["ann", "nobody", "unsigned", "full"].map((name) => ({
  from,
  to: `${name}@example.com`,
}));

const startRefusingSink = () =>
  startSmtpSink({
    rcpt: {
      nobody: "550 5.1.1 The email account that you tried to reach does not exist.",
      full: "452 4.2.2 The recipient's inbox is out of storage space.",
    },
    message: {
      unsigned:
        "550 5.7.26 Your email has been blocked because the sender is unauthenticated. " +
        "Gmail requires all senders to authenticate with either SPF or DKIM.",
    },
  });

describe.skipIf(missing !== null)("a real Postfix", () => {
  test("GitHub: all mail arrives", { timeout: timeoutMs }, async () => {
    const { code, out, log, file } = await run("github", welcome);
    expect(code, log).toBe(0);
    expect(out).toMatch(/^::notice title=mailwhy check%3A passed::/m);
    expect(out).not.toMatch(/^::(?:error|warning)/m);
    expect(file("mail/mail.log").match(/status=sent/g)).toHaveLength(2);
    expect(file("summary.md")).toMatch(/passed/i);
  });

  test("GitHub: a server refuses mail", { timeout: timeoutMs }, async () => {
    sink = await startRefusingSink();
    const { code, out, log, file } = await run("github", mixed);
    expect(code, log).toBe(1);
    expect(out).toMatch(/^::error .*550 5\.1\.1/m);
    expect(out).toMatch(/^::error .*550 5\.7\.26/m);
    expect(out).toMatch(/^::error .*452 4\.2\.2/m);
    expect(file("summary.md")).toContain("5.7.26");
    expect(out + file("summary.md")).not.toMatch(/(?:ann|nobody|unsigned|full|noreply)@/);
    // Notices to the sender are no mail of the tests.
    expect(file("summary.md")).toMatch(/^4 recipients: 1 delivered, 2 bounced, 1 still deferred/m);
  });

  test("GitHub: our own server refuses what the page tells of", {
    timeout: timeoutMs,
  }, async () => {
    const { code, out, log } = await run("github", [
      ...welcome,
      { from: "root@web1", to: "ann@example.com" },
      { from, to: "ann bee@example.com" },
      { from, to: "ann@example.com", sizeBytes: 20_000_000 },
    ]);
    expect(code, log).toBe(1);
    const rows = Array.from(page.matchAll(/^\| ([A-Z].*?) +\| `(\d{3} [\d.]+)` \|/gm));
    expect(rows).toHaveLength(3);
    for (const [, problem = "", reply = ""] of rows) {
      expect(log).toContain(`not sent: ${reply}`);
      expect(out).toMatch(new RegExp(`^::error .*title=${problem}`, "m"));
    }
  });

  test("GitLab: all mail arrives", { timeout: timeoutMs }, async () => {
    const { code, log, file } = await run("gitlab", welcome);
    expect(code, log).toBe(0);
    expect(JSON.parse(file("mail-quality.json"))).toEqual([]);
    expect(file("mail-junit.xml")).toMatch(/<testsuites\b/);
  });

  test("GitLab: a server refuses mail", { timeout: timeoutMs }, async () => {
    sink = await startRefusingSink();
    const { code, log, file } = await run("gitlab", mixed);
    expect(code, log).toBe(1);
    const reports = file("mail-quality.json") + file("mail-junit.xml");
    for (const reply of ["5.1.1", "5.7.26", "4.2.2"]) expect(reports).toContain(reply);
    expect(reports + log).not.toMatch(/(?:ann|nobody|unsigned|full|noreply)@/);
  });

  test("GitLab: tests that send no mail are no success", { timeout: timeoutMs }, async () => {
    const { code, log } = await run("gitlab", []);
    expect(code, log).toBe(2);
  });
});
