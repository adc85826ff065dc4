// Exim's configuration for the lab: short timeouts, a router for each kind of local failure.
import { acls } from "./exim-acls.mjs";
import { lmtpIp, serverIp, serverIp6 } from "./network.mjs";

/** The text of exim4.conf; `settings` are main options that differ from sample to sample. */
export const configuration = (settings) => `
primary_hostname = mail01.corp.example
qualify_domain = corp.example
domainlist local_domains = corp.example
domainlist relay_to_domains = partner.example : listed.example
hostlist relay_from_hosts = 192.0.2.200
daemon_smtp_ports = 25 : 26 : 587
local_interfaces = <; ${serverIp} ; ${serverIp6}
exim_user = Debian-exim
never_users =
tls_advertise_hosts =
keep_environment =
host_lookup = *
rfc1413_query_timeout = 0s
chunking_advertise_hosts =
smtp_receive_timeout = 4s
smtp_accept_max_per_host = \${if eq{$sender_host_address}{192.0.2.203}{1}{100}}
smtp_max_unknown_commands = 3
smtp_max_synprot_errors = 3
smtp_enforce_sync = true
pipelining_connect_advertise_hosts =
recipients_max = 4
recipients_max_reject = false
message_size_limit = 20000
ignore_bounce_errors_after = 2d
timeout_frozen_after = 7d
delay_warning =
bounce_return_body = false
acl_smtp_connect = acl_connect
acl_smtp_helo = acl_helo
acl_smtp_mail = acl_mail
acl_smtp_rcpt = acl_rcpt
acl_smtp_predata = acl_predata
acl_smtp_data = acl_data
acl_smtp_vrfy = acl_vrfy
acl_smtp_etrn = acl_etrn
acl_smtp_auth = acl_auth
helo_verify_hosts = 192.0.2.206
helo_allow_chars = _
${Object.entries(settings)
  .map(([name, value]) => `${name} = ${value}`)
  .join("\n")}

begin acl

${acls}
begin routers

refused_by_table:
  driver = redirect
  domains = closed.example.org
  allow_fail
  data = :fail: this domain has been closed; ask postmaster@corp.example

deferred_by_table:
  driver = redirect
  domains = later.example.org
  allow_defer
  data = :defer: this domain is being moved

blackhole:
  driver = redirect
  domains = discard.example.org
  data = :blackhole:

lmtp_router:
  driver = manualroute
  domains = lmtp.corp.example
  transport = lmtp_transport
  route_data = ${lmtpIp}

partner:
  driver = manualroute
  domains = partner.example
  transport = remote
  route_data = backend.partner.example

listed:
  driver = accept
  domains = listed.example
  local_parts = known
  transport = nowhere

dnslookup:
  driver = dnslookup
  domains = ! +local_domains : ! listed.example
  transport = remote
  ignore_target_hosts = 0.0.0.0
  no_more

aliases:
  driver = redirect
  domains = corp.example
  local_part_suffix = +*
  local_part_suffix_optional
  allow_fail
  allow_defer
  data = \${lookup{$local_part}lsearch{/etc/aliases}}
  file_transport = address_file
  pipe_transport = address_pipe

disk_full:
  driver = accept
  domains = corp.example
  local_parts = disk-full
  transport = full_file

mailbox_limit:
  driver = accept
  domains = corp.example
  local_parts = mailbox-limit
  transport = quota_file

localuser:
  driver = accept
  domains = corp.example
  local_part_suffix = +*
  local_part_suffix_optional
  local_parts = alice
  transport = local_delivery
  cannot_route_message = Unknown user

begin transports

remote:
  driver = smtp
  interface = <; ${serverIp} ; 2001:db8::200
  connect_timeout = 3s
  command_timeout = 3s
  data_timeout = 3s
  final_timeout = 3s
  hosts_require_tls = *.tls-refused.example.net : *.tls-broken.example.net : \\
    *.tls-untrusted.example.net : *.tls-not-offered.example.net
  tls_verify_hosts = *.tls-untrusted.example.net
  hosts_try_auth = *.auth-535.example.net : *.auth-454.example.net
  hosts_require_auth = *.auth-535.example.net : *.auth-454.example.net
  message_size_limit = 0
  hosts_try_dane =
  dnssec_request_domains =

lmtp_transport:
  driver = smtp
  protocol = lmtp
  port = 24
  allow_localhost

local_delivery:
  driver = appendfile
  file = /var/mail/alice
  user = nobody
  group = mail

nowhere:
  driver = appendfile
  file = /dev/null
  user = nobody

full_file:
  driver = appendfile
  file = /var/full/mailbox
  user = nobody

quota_file:
  driver = appendfile
  file = /var/mail/mailbox-limit
  quota = 2K
  user = nobody
  group = mail

address_pipe:
  driver = pipe
  user = nobody
  return_fail_output
  log_output
  use_shell

address_file:
  driver = appendfile
  user = nobody

begin retry

expired-450.example.net * F,2s,1s
expired-connect.example.net * F,2s,1s
final-450@example.com *
* * F,2h,15m; G,16h,1h,1.5; F,4d,6h

begin rewrite

begin authenticators

plain_client:
  driver = plaintext
  public_name = PLAIN
  client_send = ^news^wrong

plain_server:
  driver = plaintext
  public_name = LOGIN
  server_prompts = <| Username: | Password:
  server_condition = \${if and{{eq{$auth1}{alice}}{eq{$auth2}{secret}}}}
  server_set_id = $auth1
`;
