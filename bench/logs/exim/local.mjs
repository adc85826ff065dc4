import { attemptFails } from "../delivery-plan.mjs";

/** Deliveries into our own mailboxes. Returns what became of each recipient. */
export function deliverLocally(site, time, message, group) {
  return group.map((delivery) => {
    const { address } = delivery.recipient;
    const user = address.slice(0, address.indexOf("@"));
    if (attemptFails(delivery)) {
      const reason = `mailbox is full (MTA-imposed quota exceeded while writing to /var/mail/${user})`;
      site.log(
        time,
        `${message.id} == ${address} R=local_user T=mail_spool defer (-22): ${reason}`,
      );
      return { delivery, status: "deferred" };
    }
    const route = site.random.chance(0.8)
      ? `R=local_user T=dovecot_lmtp C="250 2.0.0 <${address}> ${token(site)} Saved"`
      : "R=local_user T=mail_spool";
    site.log(time, `${message.id} => ${user} <${address}> ${route}`);
    return { delivery, status: "delivered" };
  });
}

function token({ random }) {
  return random.word(22, "ABCDEFabcdef0123456789+/");
}
