// Postfix's configuration for the lab: short timeouts, and a restriction for each kind of reject.
import { postscreenIp, serverIp, serverIp6 } from "./network.mjs";

/** main.cf, without what differs from sample to sample. */
export const restrictions = {
  compatibility_level: "3.6",
  myhostname: "mail01.corp.example",
  mydomain: "corp.example",
  myorigin: "corp.example",
  mydestination: "corp.example, mail01.corp.example",
  mynetworks: "127.0.0.0/8, 192.0.2.200",
  inet_interfaces: "203.0.113.10, 203.0.113.11, [2001:db8::10]",
  inet_protocols: "all",
  smtp_bind_address: "203.0.113.10",
  smtp_bind_address6: "2001:db8::200",
  recipient_delimiter: "+",
  alias_maps: "hash:/etc/aliases",
  alias_database: "hash:/etc/aliases",
  transport_maps: "texthash:/etc/postfix/transport",
  relay_domains: "partner.example, listed.example",
  relay_recipient_maps: "inline:{{@partner.example=ok}, {known@listed.example=ok}}",
  virtual_mailbox_domains: "virtual.example",
  virtual_mailbox_maps: "inline:{{box@virtual.example=box}}",
  local_recipient_maps: "",
  biff: "no",

  message_size_limit: "20000",
  mailbox_size_limit: "20000",
  smtp_connect_timeout: "3s",
  smtp_helo_timeout: "3s",
  smtp_starttls_timeout: "3s",
  smtp_mail_timeout: "3s",
  smtp_rcpt_timeout: "3s",
  smtp_data_init_timeout: "3s",
  smtp_data_done_timeout: "3s",
  minimal_backoff_time: "1h",
  maximal_backoff_time: "2h",
  queue_run_delay: "1h",
  maximal_queue_lifetime: "5d",
  bounce_queue_lifetime: "5d",

  smtp_tls_security_level: "may",
  smtp_tls_policy_maps: "texthash:/etc/postfix/tls_policy",
  smtp_tls_loglevel: "1",
  smtp_sasl_auth_enable: "yes",
  smtp_sasl_password_maps: "texthash:/etc/postfix/sasl_passwd",
  smtp_sasl_security_options: "",
  smtpd_sasl_auth_enable: "yes",
  smtpd_sasl_local_domain: "corp.example",

  smtpd_helo_required: "yes",
  smtpd_timeout: "4s",
  smtpd_soft_error_limit: "10",
  smtpd_hard_error_limit: "12",
  smtpd_error_sleep_time: "0",
  smtpd_recipient_limit: "4",
  smtpd_recipient_overshoot_limit: "1",
  smtpd_client_connection_rate_limit: "8",
  smtpd_client_event_limit_exceptions: "192.0.2.200, 192.0.2.201",
  anvil_rate_time_unit: "60s",
  unverified_recipient_reject_code: "550",
  unknown_address_reject_code: "550",

  smtpd_client_restrictions:
    "permit_mynetworks, permit_sasl_authenticated, " +
    "check_client_access inline:{{192.0.2.205=reject_unknown_client_hostname}}, " +
    "check_client_access inline:{{192.0.2.204=reject_unknown_reverse_client_hostname}}, " +
    "reject_rbl_client dnsbl.example.org",
  smtpd_helo_restrictions:
    "permit_mynetworks, reject_invalid_helo_hostname, " +
    "reject_non_fqdn_helo_hostname, " +
    "check_helo_access inline:{{corp.example=REJECT You are not me}, " +
    "{warned.example.org=WARN odd name}}",
  smtpd_sender_restrictions:
    "permit_mynetworks, reject_non_fqdn_sender, " +
    "reject_unknown_sender_domain, " +
    "check_sender_access inline:{{spammer@example.org=REJECT}, " +
    "{slow@example.org=DEFER service is being moved}," +
    "{holdme@example.org=HOLD suspicious sender}, {drop@example.org=DISCARD silent drop}," +
    "{filter@example.org=FILTER smtp:[backend.partner.example]}," +
    "{other@example.org=REDIRECT alice@corp.example}," +
    "{warned@example.org=warn_if_reject, reject}}",
  smtpd_relay_restrictions:
    "permit_mynetworks, permit_sasl_authenticated, " + "reject_unauth_destination",
  smtpd_recipient_restrictions:
    "permit_mynetworks, reject_non_fqdn_recipient, " +
    "check_recipient_access inline:{{local-unknown@corp.example=550 5.1.1 Nobody here}, " +
    "{closed@corp.example=REJECT This address is closed since 2024; try port 587}," +
    "{busy@corp.example=450 4.2.1 Try later}," +
    "{partner.example=reject_unverified_recipient}}",
  smtpd_data_restrictions: "reject_multi_recipient_bounce, reject_unauth_pipelining",
  smtpd_end_of_data_restrictions:
    "check_sender_access inline:{" + "{late@example.org=REJECT after having read everything}}",
  smtpd_etrn_restrictions: "reject",
  smtpd_milters: "inet:127.0.0.1:8891",
  milter_default_action: "accept",
  header_checks: "regexp:/etc/postfix/header_checks",
  body_checks: "regexp:/etc/postfix/body_checks",
  // One connection at a time: when it fails, the rest of the queue is suspended.
  initial_destination_concurrency: "1",
  default_destination_concurrency_failed_cohort_limit: "1",
};

/** The transport table: what does not go the way of its MX records. */
export const transports = [
  "soft-550.example.net soft:",
  "closed.example.org error:5.1.2 this domain has been closed; ask postmaster@corp.example",
  "later.example.org retry:4.3.2 this domain is being moved",
  "discard.example.org discard:thrown away by configuration",
  "archive.corp.example archive:",
  "lmtp.corp.example lmtp:inet:lmtp.corp.example:24",
  "socket.corp.example lmtp:unix:private/dovecot-lmtp",
  "partner.example smtp:[backend.partner.example]",
].join("\n");

/** Header checks: one for each action that leaves a line. */
export const headerChecks = [
  "/^Subject: .*(lottery)/ REJECT No $1 mail, please",
  "/^Subject: hold/ HOLD",
  "/^Subject: warn/ WARN just a look",
  "/^Subject: drop/ DISCARD unread",
  "/^Subject: route/ REDIRECT alice@corp.example",
].join("\n");

export const bodyChecks = "/EICAR-STANDARD/ REJECT 5.7.1 Virus signature in the body";

/** Services beside those of the distributed master.cf. */
export const services = `
[${serverIp6}]:smtp inet n - n  -       -       smtpd
soft      unix  -       -       n       -       -       smtp
  -o soft_bounce=yes
archive   unix  -       n       n       -       -       pipe
  flags=R user=nobody argv=/bin/sh /etc/postfix/archive.sh \${user}
${serverIp}:26 inet n   -       n       -       -       smtpd
  -o syslog_name=postfix/early
  -o smtpd_delay_reject=no
${serverIp}:27 inet n   -       n       -       -       smtpd
  -o smtpd_proxy_filter=192.0.2.30:25
  -o smtpd_recipient_restrictions=reject_unauth_destination
${serverIp}:587 inet n  -       n       -       -       smtpd
  -o syslog_name=postfix/submission
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
  -o smtpd_tls_auth_only=no
${postscreenIp}:smtp inet n -   n       -       1       postscreen
  -o postscreen_greet_action=enforce
  -o postscreen_greet_wait=2s
  -o postscreen_dnsbl_action=enforce
  -o postscreen_dnsbl_sites=dnsbl.example.org*3
  -o postscreen_dnsbl_threshold=3
  -o postscreen_non_smtp_command_enable=yes
  -o postscreen_non_smtp_command_action=drop
smtpd     pass  -       -       n       -       -       smtpd
dnsblog   unix  -       -       n       -       0       dnsblog
tlsproxy  unix  -       -       n       -       0       tlsproxy
`;
