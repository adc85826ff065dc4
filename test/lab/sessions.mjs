// Plays sessions.json: strangers' sessions with our MTA, most of which it refuses.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { composeMessage, SmtpClient } from "./client.mjs";
import { takeApart, writeReply } from "./truth.mjs";

const sessions = JSON.parse(readFileSync(new URL("./sessions.json", import.meta.url), "utf8"));

const stageOfVerb = {
  EHLO: "helo",
  HELO: "helo",
  AUTH: "auth",
  MAIL: "mail",
  RCPT: "rcpt",
  DATA: "data",
  VRFY: "vrfy",
  ETRN: "etrn",
};

/** Plays every session of this MTA. `whyUnlogged` is the MTA's rule for replies without a code. */
export async function play({ mta, whyUnlogged, expect }) {
  for (const session of sessions) {
    if (session.mta && session.mta !== mta) continue;
    const { times = 1, parallel = 1, messages = times, outcomes = {} } = session;
    for (let time = 0; time < times; time += 1) {
      const players = Array.from({ length: parallel }, () =>
        new Player(session, mta, whyUnlogged).run(),
      );
      await Promise.all(players);
    }
    for (const [recipient, outcome] of Object.entries(outcomes)) {
      const expected = typeof outcome === "string" ? outcome : outcome[mta];
      if (expected) expect(recipient, expected, messages);
    }
  }
}

class Player {
  constructor(session, mta, whyUnlogged) {
    const port = session.port?.[mta] ?? (typeof session.port === "number" ? session.port : 25);
    this.client = new SmtpClient({ from: session.from, to: session.to, port });
    Object.assign(this, { session, mta, whyUnlogged });
    Object.assign(this, { sender: null, recipient: null, closed: false });
  }

  async run() {
    const { steps, early } = this.session;
    const [first] = steps;
    if (early) this.client.write(early);
    await this.note(this.client.read(), { stage: "connect", why: first?.why });
    for (const step of steps) {
      if (this.closed) break;
      // The greeting has been read already; its step only says why it may be unlogged.
      if (step.read === "greeting") continue;
      await this.take(typeof step === "string" ? { send: step } : step);
    }
    this.client.close();
    await sleep(50);
  }

  async take(step) {
    if (step.message) return this.sendMessage(step);
    const line = step.send ?? step.read ?? "";
    const verb = line.split(/[ :\r]/)[0].toUpperCase();
    const stage = step.stage ?? stageOfVerb[verb] ?? "other";
    if (step.send) this.client.write(`${step.send}\r\n`);
    if (verb === "MAIL") this.sender = addressIn(line);
    if (verb === "RCPT" || verb === "VRFY") this.recipient = addressIn(line);
    const recipient = step.recipient === undefined ? this.recipientAt(stage) : step.recipient;
    for (let count = 0; count < (step.replies ?? 1); count += 1) {
      await this.note(this.client.read(), { stage, recipient, why: step.why });
    }
  }

  async sendMessage({ message, why }) {
    const recipient = this.recipient;
    await this.note(this.client.command("DATA"), { stage: "data", recipient });
    if (this.closed) return;
    const text = composeMessage({ from: this.sender, to: [recipient], ...message });
    await this.note(this.client.command(`${text}\r\n.`), { stage: "end-of-data", recipient, why });
  }

  recipientAt(stage) {
    return ["rcpt", "data", "end-of-data", "vrfy"].includes(stage) ? this.recipient : null;
  }

  /** A step's own word goes first; null in it means: logged, whatever the MTA's rule says. */
  decideWhy(why, reply) {
    const own = typeof why === "object" && why !== null ? why[this.mta] : why;
    return own === undefined ? this.whyUnlogged(reply) : own;
  }

  async note(reply, { stage, recipient = null, why }) {
    const lines = await reply;
    if (lines === null) {
      this.closed = true;
      return;
    }
    if (!/^[2345]\d\d/.test(lines.at(-1))) return;
    const { code, text } = takeApart(lines);
    writeReply({
      direction: "inbound",
      stage,
      recipient,
      sender: this.sender,
      lines,
      why: this.decideWhy(why, { code, text }),
    });
  }
}

/** The address of a command: what stands in its outermost angle brackets, else its argument. */
function addressIn(line) {
  const start = line.indexOf("<");
  const end = line.lastIndexOf(">");
  return start >= 0 && end > start ? line.slice(start + 1, end) : (line.split(" ")[1] ?? null);
}
