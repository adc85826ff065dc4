// Stands for the tests of a team: sends the mail of MAIL_TO_SEND to SMTP_HOST and SMTP_PORT, as an
// application does, and fails if the server does not take it. `sizeBytes` is announced, not sent.
import { SmtpClient } from "../lab/client.mjs";

const { SMTP_HOST, SMTP_PORT, MAIL_TO_SEND } = process.env;

/** The commands for one message, each with the first digit of the reply that is a yes. */
function commandsFor({ from, to, sizeBytes = 1000 }) {
  const message = [`From: <${from}>`, `To: <${to}>`, "Subject: Welcome", "", "Hello.", "."];
  return [
    ["EHLO app.shop.example", "2"],
    [`MAIL FROM:<${from}> SIZE=${sizeBytes}`, "2"],
    [`RCPT TO:<${to}>`, "2"],
    ["DATA", "3"],
    [message.join("\r\n"), "2"],
  ];
}

for (const mail of JSON.parse(MAIL_TO_SEND)) {
  const client = new SmtpClient({ to: SMTP_HOST, port: Number(SMTP_PORT) });
  const replies = [await client.read()];
  for (const [command, yes] of commandsFor(mail)) {
    const reply = await client.command(command);
    replies.push(reply);
    if (reply?.at(-1)?.startsWith(yes)) continue;
    console.error(`not sent: ${reply?.join(" ") ?? "no reply"}`);
    process.exitCode = 1;
    break;
  }
  await client.command("QUIT");
  client.close();
}
