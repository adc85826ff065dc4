import { weighted } from "./random.mjs";

/**
 * What remote servers say when they refuse: `[stage, (context) => reply lines]` with the weights of
 * a mixed day. The context is `{ recipient, sender, domain, ip, token }`: `ip` is our own address,
 * `token` what the remote adds to find its session again.
 */
export const permanentReply = weighted([
  [14, rcpt((c) => [`550 5.1.1 <${c.recipient}>: Recipient address rejected: User unknown`])],
  [
    6,
    rcpt((c) => [
      `550 5.1.1 <${c.recipient}>: Recipient address rejected: User unknown in virtual mailbox table`,
    ]),
  ],
  [
    16,
    rcpt((c) => [
      "550-5.1.1 The email account that you tried to reach does not exist. Please try",
      "550-5.1.1 double-checking the recipient's email address for typos or",
      "550-5.1.1 unnecessary spaces. For more information, go to",
      `550 5.1.1  https://support.google.com/mail/?p=NoSuchUser ${c.token}si1234567wrb.12 - gsmtp`,
    ]),
  ],
  [
    8,
    rcpt((c) => [
      `550 5.4.1 Recipient address rejected: Access denied. For more information see https://aka.ms/EXOSmtpErrors [${c.token}.mail.protection.example.net]`,
    ]),
  ],
  [6, data((c) => [`552 1 Requested mail action aborted, mailbox not found (${c.token})`])],
  [4, rcpt((c) => [`550 No such user (${c.recipient})`])],
  [4, rcpt(() => ["550 #5.1.0 Address rejected."])],
  [3, rcpt((c) => [`554 30 Sorry, your message to ${c.recipient} cannot be delivered.`])],
  [3, rcpt((c) => [`550 5.2.1 <${c.recipient}>: mailbox disabled, not accepting messages`])],
  [
    5,
    rcpt((c) => [
      "552-5.2.2 The recipient's inbox is out of storage space and inactive. Please direct the",
      "552-5.2.2 recipient to",
      `552 5.2.2  https://support.google.com/mail/?p=OverQuotaPerm ${c.token}si765432wmb.3 - gsmtp`,
    ]),
  ],
  [3, rcpt((c) => [`552 5.2.2 <${c.recipient}>: user is over quota`])],
  [
    5,
    data((c) => [
      "550-5.7.26 Your email has been blocked because the sender is unauthenticated.",
      "550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.",
      "550-5.7.26 ",
      "550-5.7.26  Authentication results:",
      "550-5.7.26  DKIM = did not pass",
      `550-5.7.26  SPF [corp.example.com] with ip: [${c.ip}] = did not pass`,
      "550-5.7.26 ",
      "550-5.7.26  For instructions on setting up authentication, go to",
      `550 5.7.26  https://support.google.com/mail/answer/81126#authentication ${c.token}si998877plg.2 - gsmtp`,
    ]),
  ],
  [
    4,
    rcpt((c) => [
      `554 5.7.1 Service unavailable; Client host [${c.ip}] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/${c.ip}`,
    ]),
  ],
  [
    4,
    mail((c) => [
      `550 5.7.1 Unfortunately, messages from [${c.ip}] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140). You can also refer your provider to http://mail.live.com/mail/troubleshooting.aspx#errors. [${c.token}.prod.protection.example.net]`,
    ]),
  ],
  [
    3,
    data(() => [
      "554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes",
    ]),
  ],
  [3, data((c) => [`550 5.7.1 Message rejected as spam by Content Filtering. (id ${c.token})`])],
  [2, data((c) => [`554 5.7.1 Your message was identified as spam, id=${c.token}`])],
  [
    2,
    data(() => [
      "552 5.7.0 This message was blocked because its content presents a potential security issue.",
    ]),
  ],
  [2, rcpt((c) => [`554 5.7.1 <${c.recipient}>: Relay access denied`])],
  [2, rcpt((c) => [`550 5.7.1 <${c.sender}>: Sender address rejected: not owned by user`])],
  [2, data(() => ["552 5.3.4 Message size exceeds fixed limit"])],
  [2, rcpt((c) => [`501 5.1.3 <${c.recipient}>: Bad recipient address syntax`])],
  [2, rcpt(() => ["550 Administrative prohibition"])],
  [2, data((c) => [`554 5.4.14 Hop count exceeded - possible mail loop ATTR34 [${c.token}]`])],
  [
    2,
    rcpt((c) => [
      `550 5.7.23 The message was rejected because of Sender Policy Framework violation (${c.token})`,
    ]),
  ],
  [
    2,
    data((c) => [
      `550 5.7.509 Access denied, sending domain [corp.example.com] does not pass DMARC verification and has a DMARC policy of reject. [${c.token}]`,
    ]),
  ],
  [1, rcpt((c) => [`550 Rejected by header based Anti-Spoofing policy [${c.token}]`])],
  [1, rcpt(() => ["571 Delivery not authorized, message refused"])],
  [1, rcpt((c) => [`550 rule 4711 says no to ${c.recipient}`])],
]);

export const temporaryReply = weighted([
  [
    10,
    rcpt((c) => [
      `450 4.2.0 <${c.recipient}>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/${c.domain}.html`,
    ]),
  ],
  [6, rcpt(() => ["451 4.7.1 Greylisting in action, please come back later"])],
  [
    7,
    data((c) => [
      "421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating",
      `421-4.7.28 from your IP address [${c.ip}      ]. To protect our users from spam,`,
      "421-4.7.28 mail sent from your IP address has been temporarily rate limited.",
      "421-4.7.28 For more information, go to",
      `421 4.7.28  https://support.google.com/mail/?p=UnsolicitedRateLimitError ${c.token}si334455ejc.9 - gsmtp`,
    ]),
  ],
  [
    6,
    connect((c) => [
      `421 4.7.0 [TSS04] Messages from ${c.ip} temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://postmaster.yahooinc.com/error-codes`,
    ]),
  ],
  [
    6,
    rcpt((c) => [
      "452-4.2.2 The recipient's inbox is out of storage space. Please direct the",
      "452-4.2.2 recipient to",
      `452 4.2.2  https://support.google.com/mail/?p=OverQuotaTemp ${c.token}si556677qkp.7 - gsmtp`,
    ]),
  ],
  [4, rcpt((c) => [`452 4.2.2 <${c.recipient}> Mailbox full (quota 100%)`])],
  [
    5,
    mail((c) => [
      `451 4.7.650 The mail server [${c.ip}] has been temporarily rate limited due to IP reputation. For e-mail delivery information, see https://postmaster.live.com (S775) [${c.token}.prod.protection.example.net]`,
    ]),
  ],
  [
    4,
    mail((c) => [
      `451 4.7.500 Server busy. Please try again later from [${c.ip}]. (S77714) [${c.token}]`,
    ]),
  ],
  [3, rcpt((c) => [`450 4.1.8 <${c.sender}>: Sender address rejected: Domain not found`])],
  [3, rcpt((c) => [`450 4.7.25 Client host rejected: cannot find your hostname, [${c.ip}]`])],
  [3, rcpt((c) => [`451 4.3.0 <${c.recipient}>: Temporary lookup failure`])],
  [3, mail(() => ["452 4.3.1 Insufficient system storage"])],
  [3, connect((c) => [`421 ${c.domain} Service not available, closing transmission channel`])],
  [2, rcpt(() => ["451 Temporary local problem - please try later"])],
  [2, data((c) => [`451 4.7.1 Error: content filter is busy, try again later (${c.token})`])],
  [
    2,
    connect((c) => [
      `554 5.7.1 Your access to this mail system has been rejected due to the sending MTA's poor reputation (${c.ip})`,
    ]),
  ],
]);

function connect(lines) {
  return { stage: "connect", lines };
}

function mail(lines) {
  return { stage: "mail", lines };
}

function rcpt(lines) {
  return { stage: "rcpt", lines };
}

function data(lines) {
  return { stage: "data", lines };
}
