import type { LogEvent } from "../model/log-event.js";
import type { Correlator, Scope } from "./correlator.js";

/**
 * Hosts that are told apart, and instances on each; those beyond share one state, where their queue
 * ids hardly ever meet.
 */
const capacity = 1_000;

/** What is kept of each host that writes into the log. */
export interface HostState<Problem> {
  readonly host: string | null;
  /** By MTA instance. */
  readonly scopes: Map<string, Scope<Problem>>;
  /** What its last line told, which `last message repeated` repeats. */
  last: LogEvent | null;
}

/** The hosts of a log, each with the scopes that its queue ids are looked up in. */
export class HostTable<Problem> {
  readonly #correlator: Correlator<Problem>;
  readonly #hosts = new Map<string | null, HostState<Problem>>();
  /** Most lines are of the host of the line before. */
  #recent: HostState<Problem> = { host: "\n", scopes: new Map(), last: null };

  constructor(correlator: Correlator<Problem>) {
    this.#correlator = correlator;
  }

  /** The state of a host; null for logs that name none. */
  of(host: string | null): HostState<Problem> {
    if (this.#recent.host === host) return this.#recent;
    const key = this.#hosts.size < capacity || this.#hosts.has(host) ? host : null;
    let state = this.#hosts.get(key);
    if (state === undefined) {
      state = { host: key, scopes: new Map(), last: null };
      this.#hosts.set(key, state);
    }
    this.#recent = state;
    return state;
  }

  scope(host: string | null, instance: string): Scope<Problem> {
    const { host: key, scopes } = this.of(host);
    const known = scopes.get(instance);
    if (known !== undefined) return known;
    // Made-up tags without end share one scope, as made-up hosts do.
    const name = scopes.size < capacity ? instance : "";
    const scope = scopes.get(name) ?? this.#correlator.scope(key ?? "", name);
    scopes.set(name, scope);
    return scope;
  }
}
