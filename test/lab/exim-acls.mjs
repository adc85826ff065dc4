// Exim's ACLs for the lab: a text for each kind of reject, on each command.

export const acls = `acl_connect:
  accept condition = \${if !={$received_port}{26}}
  deny message = Your host $sender_host_address is not welcome on this port
       dnslists = dnsbl.example.org
  defer message = Too busy for you, come back later
       hosts = 192.0.2.201
  drop message = Go away
       hosts = 192.0.2.204
  accept

acl_helo:
  deny message = You are not me
       condition = \${if eq{$sender_helo_name}{corp.example}}
  defer message = Cannot check your name now
       condition = \${if eq{$sender_helo_name}{slow.example.org}}
  accept

acl_mail:
  deny message = Sender $sender_address is not wanted here
       senders = spammer@example.org
  defer message = Try with this sender later
       senders = slow@example.org
  accept

acl_rcpt:
  accept hosts = +relay_from_hosts
  accept authenticated = *
  deny message = restricted characters in address
       domains = +local_domains
       local_parts = ^[.] : ^.*[@%!/|]
  deny message = Client host blocked, $dnslist_domain: $dnslist_text
       dnslists = dnsbl.example.org
  warn message = X-Warning: suspicious
       log_message = suspicious sender, accepted all the same
       senders = warned@example.org
  discard log_message = silent drop
       senders = drop@example.org
  drop message = 550 5.7.1 I have heard enough
       senders = drop-connection@example.org
  deny message = 553 5.1.8 The domain of <$sender_address> does not exist, it seems
       senders = own-code@example.org
  require message = relay not permitted
       domains = +local_domains : +relay_to_domains
  deny senders = mute@example.org
  deny message = We do not take mail from you
       log_message = on the local list of bad senders
       senders = listed@example.org
  require verify = sender
  deny senders = *@example.com
       !verify = sender/callout=3s,no_cache
  warn senders = cut@example.org
       control = cutthrough_delivery
  defer message = 450 4.2.1 Try later
       local_parts = busy
  deny message = This address is closed since 2024;\\ntry port 587
       local_parts = closed
  require verify = recipient/callout=3s,defer_ok,no_cache
  deny message = Your host has no name
       !verify = reverse_host_lookup
  accept

acl_predata:
  deny message = Bounces have one recipient
       senders = :
       condition = \${if >{$recipients_count}{1}}
  accept

acl_data:
  deny message = No lottery mail, please
       condition = \${if match{$h_Subject:}{lottery}}
  defer message = The scanner is down
       condition = \${if match{$h_Subject:}{scanner}}
  deny message = 554 5.6.0 Header syntax
       !verify = header_syntax
  warn condition = \${if match{$h_Subject:}{hold}}
       control = freeze/no_tell
  warn condition = \${if match{$h_Subject:}{fake}}
       control = fakereject/Pretended refusal
  discard condition = \${if match{$h_Subject:}{drop}}
       log_message = unread
  accept

acl_vrfy:
  deny message = We do not tell

acl_etrn:
  deny message = No queue is run for strangers

acl_auth:
  deny message = Login is not offered to you
       hosts = 192.0.2.205
  accept
`;
