/** What lmtp(8), local(8) and pipe(8) report for one of our own mailboxes. */
export function localOutcome(site, agent, delivery, isFailing) {
  switch (agent) {
    case "lmtp":
      return throughLmtp(site, delivery, isFailing);
    case "pipe":
      return throughPipe(isFailing);
    default:
      return intoMailbox(site, delivery, isFailing);
  }
}

function throughLmtp(site, { recipient }, isFailing) {
  const host = site.world.hostname;
  const relay = `${host}[private/dovecot-lmtp]`;
  if (!isFailing) {
    const session = site.random.word(22, "ABCDEFabcdef0123456789+/");
    const reason = `250 2.0.0 <${recipient.address}> ${session} Saved`;
    return { relay, dsn: "2.0.0", status: "sent", reason };
  }
  const reason = `host ${relay} said: 452 4.2.2 <${recipient.address}> Quota exceeded (mailbox for user is full) (in reply to end of DATA command)`;
  return { relay, dsn: "4.2.2", status: "deferred", reason };
}

function intoMailbox(site, { recipient }, isFailing) {
  const relay = "local";
  if (!isFailing) {
    if (site.random.chance(0.3)) {
      const originalRecipient = "root";
      const reason = `delivered to command: procmail -a "$EXTENSION"`;
      return { relay, originalRecipient, dsn: "2.0.0", status: "sent", reason };
    }
    return { relay, dsn: "2.0.0", status: "sent", reason: "delivered to mailbox" };
  }
  const user = recipient.address.slice(0, recipient.address.indexOf("@"));
  return { relay, dsn: "5.1.1", status: "bounced", reason: `unknown user: "${user}"` };
}

function throughPipe(isFailing) {
  const relay = "spamfilter";
  if (!isFailing) {
    const reason = "delivered via spamfilter service";
    return { relay, dsn: "2.0.0", status: "sent", reason };
  }
  const reason =
    "temporary failure. Command output: spamc: connect to spamd failed: Connection refused ";
  return { relay, dsn: "4.3.0", status: "deferred", reason };
}
