/** Programs of Postfix whose lines never tell an outcome. */
const silentPrograms = new Set([
  "anvil",
  "dnsblog",
  "flush",
  "master",
  "postalias",
  "postconf",
  "postdrop",
  "postfix-script",
  "postfix-tlsrpt",
  "postfix",
  "postlog",
  "postlogd",
  "postmap",
  "postmulti",
  "postqueue",
  "postsuper",
  "proxymap",
  "scache",
  "sendmail",
  "showq",
  "tlsmgr",
  "tlsproxy",
  "trivial-rewrite",
  "verify",
]);

/** How lines begin that carry no outcome, whatever program of Postfix writes them. */
const knownStarts =
  /^(?:warning|error|fatal|panic|statistics|info|discarding|idle timeout|Anonymous TLS|Trusted TLS|Untrusted TLS|Verified TLS|TLS SNI|SSL_|SSL3 alert|setting up TLS|initializing the |certificate |CRL |Issuer |Server certificate|lost connection |timeout |too many |improper command |connect to |conversation with |hostname |using |reload|rewriting |mapping |TLSRPT: |start interval|end interval|auto_clnt|dict_|open |connection |daemon started|refresh|terminating|enabling |[<>] |fingerprint=|issuer|subject|peer |host |send attr|read|process |alias |vstream|milter|table |server certificate |proxy |tls_|no .{0,40}shared cipher|Host offered STARTTLS|client |Cannot start TLS|permit |user |changing |aborted |scanned |TLS (?:connection established|handshake failed)|cannot load |database |pausing |SMTPS wrappermode |looking up session |re-using session |Unverified: |unable to dlopen |looking for plugins |mynetworks: )/i;

/** Lines about one peer begin with its name: `mx1.example.com[192.0.2.1]:25: TLS cipher list …`. */
const knownPeerLine =
  /^[^\s[]{0,255}\[[^\]]{1,64}\](?::\d{1,5})?: (?:re-using session|TLS cipher list|certificate |subject_CN=|depth=|issuer|[Mm]atched |Issuing |Decrypting |Reusing |SNI |looking |reloaded |remove |save |replacing |discarding |fingerprint|Trusted|Untrusted|Verified|server certificate)/;

const postscreenStarts =
  /^(?:CONNECT|PASS|DISCONNECT|PREGREET|DNSBL|HANGUP|COMMAND|BARE NEWLINE|NON-SMTP|WHITELISTED|ALLOWLISTED|BLACKLISTED|DENYLISTED|WHITELIST VETO|ALLOWLIST VETO|cache |close |NOQUEUE|BDAT without|DATA without|entering STRESS|leaving STRESS|skip |postscreen_|psc_)/;

/** How lines about a message go on behind its queue id when they carry no outcome. */
const knownMessageStarts =
  /^(?:sender (?:non-delivery|delivery status|delay) notification|postmaster (?:non-delivery|delay|delivery status) notification|message-id=|resent-message-id=|skipped, |enabling PIX|lost connection |conversation with |Cannot start TLS|certificate |Server certificate|server certificate|breaking line |table |timeout |too many |improper |warning: |info: |deferr|placed on hold|released from hold|requeued|sasl|SASL |smtputf8|host |uid=|client=|from=<|to=<|orig_|copy |removing|no recipients|queue file|enqueued|Command time limit|delivering|forward|subject=|TLS|TLSRPT|header |body |addr|re-adding|command=|reject_warning|size=|filter|prepend|replace|redirect|pass: |strip|bcc|no trace file|not sending |ignoring redundant|permit|\w{1,40} map lookup problem)/;

/** Whether Postfix is known to write such a line outside of any message, with nothing to report. */
export function isKnownLine(line: string, program: string): boolean {
  if (silentPrograms.has(program) || knownStarts.test(line)) return true;
  if (knownPeerLine.test(line)) return true;
  return program === "postscreen" && postscreenStarts.test(line);
}

/** Whether Postfix is known to write such a line about a message, with nothing to report. */
export function isKnownMessageLine(line: string, program: string): boolean {
  return silentPrograms.has(program) || knownMessageStarts.test(line);
}
