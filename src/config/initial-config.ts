/** Names that a config file may have, in the order in which they are looked for. */
export const configNames = [
  "mailwhy.config.yaml",
  "mailwhy.config.yml",
  "mailwhy.config.json",
] as const;

/** What `mailwhy config init` writes: what holds anyway, ready to be changed. */
export const initialConfig = `# Settings of mailwhy check; mailwhy config show tells what holds, and from where.
# yaml-language-server: $schema=./node_modules/mailwhy/data/config.schema.json
check:
  # Budgets count recipients by their final outcome: a retry that succeeds is no failure.
  max:
    bounced: 0
    expired: 0
    rejected: 0
    unparsed: 1%
    # rate:deferred: 2%
    # cause:sender-authentication: 0
    # provider:gmail: 0
    # attempts:4xx: 50
  min:
    delivered: 1

  # Expected failures, which no max counts.
  # allow:
  #   - recipient: "*@bounce.example"
  #     code: 550
  #     reason: The suite sends to an address that must bounce.
  #     until: 2027-06-30

  # What is known and accepted: written by mailwhy check --write-baseline mailwhy-baseline.json
  # baseline: mailwhy-baseline.json

  # reports:
  #   junit: mailwhy.xml
`;
