/** What a fix step may name; null where the log does not tell it. */
export interface StepValues {
  readonly senderDomain: string | null;
  readonly recipientDomain: string | null;
  readonly recipient: string | null;
  readonly relayHost: string | null;
  readonly relayIp: string | null;
  readonly clientHost: string | null;
  readonly clientIp: string | null;
  /** The address that the reply names, which is mostly ours. */
  readonly listedIp: string | null;
}

/** What stands for a name that the log does not tell; nobody can run it by mistake. */
const unnamed: Readonly<Record<keyof StepValues, string>> = {
  senderDomain: "SENDER-DOMAIN",
  recipientDomain: "RECIPIENT-DOMAIN",
  recipient: "RECIPIENT",
  relayHost: "REMOTE-HOST",
  relayIp: "REMOTE-IP",
  clientHost: "CLIENT-HOST",
  clientIp: "CLIENT-IP",
  listedIp: "THIS-SERVERS-IP",
};

/** Characters that no shell gives a meaning to. */
const plain = /^[A-Za-z0-9._:@+][A-Za-z0-9._:@+-]{0,319}$/;

function isStepValue(name: string): name is keyof StepValues {
  return name in unnamed;
}

/**
 * Fills a fix step's placeholders with what the log names. The step may be pasted into a shell and
 * the values come from strangers, so a value with any other than plain characters is left out.
 */
export function fillStep(step: string, values: StepValues): string {
  return step.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => {
    if (!isStepValue(name)) return whole;
    const value = values[name];
    return value !== null && plain.test(value) ? value : unnamed[name];
  });
}
