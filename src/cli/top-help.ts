/** What follows the list of commands in `mailwhy --help`. */
export const helpExamples = `
Examples:
  mailwhy /var/log/mail.log                 what went wrong, worst first, with the fix
  mailwhy /var/log/mail.log*                several files, compressed ones too, in time order
  journalctl -u 'postfix*' | mailwhy        from standard input
  tail -F /var/log/mail.log | mailwhy       a fresh report every minute
  mailwhy --since yesterday --until today --format json /var/log/mail.log
  mailwhy events /var/log/exim4/mainlog | jq 'select(.disposition == "bounced")'
  mailwhy explain 550 5.7.1
  mailwhy explain "452 4.2.2 mailbox over quota"
  mailwhy compare 450 550
  mailwhy codes greylisting

The options of each command: mailwhy report --help, mailwhy explain --help, …
A file that is named like a command: mailwhy ./report
Exit codes: 0 done, 2 could not run (bad usage, unreadable input)
`;
