import type { Words } from "../locale/words.js";

/** Names that a config file may have, in the order in which they are looked for. */
export const configNames = [
  "mailwhy.config.yaml",
  "mailwhy.config.yml",
  "mailwhy.config.json",
] as const;

/** What `mailwhy config init` writes: what holds anyway, ready to be changed. */
export function initialConfig({ say }: Pick<Words, "say">): string {
  return `# ${say("config.init.intro")}
# yaml-language-server: $schema=./node_modules/mailwhy/data/config.schema.json
check:
  # ${say("config.init.budgets")}
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

  # ${say("config.init.allow")}
  # allow:
  #   - recipient: "*@bounce.example"
  #     code: 550
  #     reason: ${say("config.init.reason")}
  #     until: 2027-06-30

  # ${say("config.init.baseline")}
  # baseline: mailwhy-baseline.json

  # reports:
  #   junit: mailwhy.xml
`;
}
