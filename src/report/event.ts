import type { ClassifiedAttempt } from "../model/delivery-attempt.js";
import { escapeJson } from "./escape.js";

/** One line of `mailwhy events`: JSON in its published key order, without a line feed. */
export function renderEvent(attempt: ClassifiedAttempt): string {
  const { client, relay, reply, verdict, at } = attempt;
  return escapeJson(
    JSON.stringify({
      time: new Date(attempt.timeMs).toISOString(),
      host: attempt.host,
      mta: attempt.mta,
      program: attempt.program,
      queueId: attempt.queueId,
      direction: attempt.direction,
      disposition: attempt.disposition,
      stage: attempt.stage,
      sender: attempt.sender,
      recipient: attempt.recipient,
      client: client === null ? null : { host: client.host, ip: client.ip },
      relay: relay === null ? null : { host: relay.host, ip: relay.ip, port: relay.port },
      reply:
        reply === null ? null : { code: reply.code, enhanced: reply.enhanced, text: reply.text },
      dsn: attempt.dsn,
      text: attempt.text,
      delaySeconds: attempt.delaySeconds,
      verdict:
        verdict === null
          ? null
          : {
              cause: verdict.cause,
              owner: verdict.owner,
              retry: verdict.retry,
              provider: verdict.provider,
              rule: verdict.rule,
              evidence: verdict.evidence,
            },
      at: { file: at.file, line: at.line },
    }),
  );
}
