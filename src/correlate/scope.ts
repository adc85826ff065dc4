/**
 * Messages of one host and MTA instance, as a number from 0: queue ids mean nothing outside of it.
 */
export type Scope = number;

const keyLimit = 2 ** 53;
/** Odd and large, so that the keys of neighbouring scopes lie far apart. */
const stride = 0x9e3779b97f4a7;

/** Names a message by the hash of its queue id and its scope; below 2^53 and never 0. */
export function messageKey(scope: Scope, idHash: number): number {
  if (scope === 0) return idHash || 1;
  const key = idHash + ((scope * stride) % keyLimit);
  return (key >= keyLimit ? key - keyLimit : key) || 1;
}
