/** How lines without a message id begin that carry no outcome. */
const knownStarts =
  /^(?:no MAIL in SMTP|unqualified verify|ETRN |(?:Start|End) (?:'.{1,80}' )?queue run|Abandon queue run|exim \d|daemon |cwd=|Warning: |no host name found|no IP address found|Connection from|connection from|SMTP connection |SMTP command timeout|SMTP data timeout|TLS (?:error|session|client|setup)|unexpected (?:disconnection|end of)|lost |host name alias|sender verify |H=.{0,800}(?:sender verify |Warning: |X=|incomplete transaction|closed by|no host name|DKIM|SPF|rejected|F=)|U=|\[[0-9a-fA-F.:]+\] |DKIM: |SIGHUP|socket bind|listening |log |LOG: |pid \d+|queue |re-exec|removed |retry |failed to |Failed to |ident |DNS |Tainted|tainted |Exim |recipients? |SSL |SSL verify|Renewing|creating |ARC: |ALPN|rejecting |too many |auth|D=\d|incomplete transaction|[a-z]\w{0,32}=|no more |Remote host |spool |Spool |smtp|SMTP call from .{0,700} (?:closed|lost)|dnslist |DNS list|DNSSEC|client |command=|Completed)/;

/** How lines about a message go on when they carry no outcome. */
const knownMessageStarts =
  /^(?:lowest numbered MX|<\|.{1,800}>: .{1,80} transport output|H=|DKIM: |SPF|Frozen|\*\*\* |Message is frozen|Message (?:frozen|unfrozen)|frozen |Unfrozen|unfrozen|Spool file |no immediate delivery|routing |routed |SMTP |TLS |LOG: |Warning|Remote host|Error |error |SIGTERM|U=|PRDR|cancelled|address |host |[^\s]{1,255} \[[0-9a-fA-F.:]+\]|Retry|retry |delivery |Delivery |message |Message |malware|demime|X-|mail |removed|remove|undelivered|failed |original |Sender |sender |spam|SA: |discarded|Discarded|DCC|ACL |local|queued|Completed|From|from )/;

/** Whether Exim is known to write such a line outside of any message, with nothing to report. */
export function isKnownEximLine(line: string): boolean {
  return knownStarts.test(line);
}

/** Whether Exim is known to write such a line about a message, with nothing to report. */
export function isKnownEximMessageLine(line: string): boolean {
  return knownMessageStarts.test(line);
}
