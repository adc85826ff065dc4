import type { Example } from "./example.js";

/** What `mailwhy --help` shows below the list of commands. */
export const programExamples: readonly Example[] = [
  { command: "mailwhy /var/log/mail.log", comment: "help.mailwhy.example.file" },
  { command: "mailwhy /var/log/mail.log*", comment: "help.mailwhy.example.files" },
  { command: "journalctl -u 'postfix*' | mailwhy", comment: "help.mailwhy.example.pipe" },
  { command: "tail -F /var/log/mail.log | mailwhy", comment: "help.mailwhy.example.live" },
  "mailwhy --since yesterday --until today --format json /var/log/mail.log",
  "mailwhy check --max bounced=0 --report junit=mail.xml send.log",
  `mailwhy events /var/log/exim4/mainlog | jq 'select(.disposition == "bounced")'`,
  "mailwhy explain 550 5.7.1",
  'mailwhy explain "452 4.2.2 mailbox over quota"',
  "mailwhy compare 450 550",
  "mailwhy codes greylisting",
];
