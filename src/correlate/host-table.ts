import { copyText } from "../text/copy-text.js";
import type { Scope } from "./scope.js";

/**
 * Hosts that are told apart, and instances on each; those beyond share one state, where their queue
 * ids hardly ever meet.
 */
const capacity = 1_000;

/** What is kept of each host that writes into the log. */
class HostState {
  readonly host: string | null;
  /** By MTA instance. */
  readonly scopes = new Map<string, Scope>();
  /** The scope asked for last. */
  instance = "\n";
  scope: Scope = 0;
  /** The last line, which `last message repeated` repeats: its place in the block at hand, or -1. */
  lineStart = -1;
  lineEnd = -1;
  /** The same, where it stood in an earlier block; null: nothing to repeat. */
  line: string | null = null;

  constructor(host: string | null) {
    this.host = host;
  }
}

/** The hosts of a log: the scopes that their queue ids are looked up in, and their last lines. */
export class HostTable {
  readonly #scopeOf: (host: string, instance: string) => Scope;
  readonly #hosts = new Map<string | null, HostState>();
  /** Most lines are of the host of the line before. */
  #recent = new HostState("\n");

  /** `scopeOf` names the scope of a host's instance. */
  constructor(scopeOf: (host: string, instance: string) => Scope) {
    this.#scopeOf = scopeOf;
  }

  /** The scope of an instance on a host, which is null for logs that name none. */
  scope(host: string | null, instance: string): Scope {
    const state = this.#of(host);
    if (state.instance === instance) return state.scope;
    const { scopes } = state;
    let scope = scopes.get(instance);
    if (scope === undefined) {
      // Made-up tags without end share one scope, as made-up hosts do.
      const name = scopes.size < capacity ? copyText(instance) : "";
      scope = scopes.get(name) ?? this.#scopeOf(state.host ?? "", name);
      scopes.set(name, scope);
    }
    state.instance = instance;
    state.scope = scope;
    return scope;
  }

  /** Notes a host's line by its place in the block at hand; -1: nothing that could be repeated. */
  setLine(host: string | null, start: number, end: number): void {
    const state = this.#of(host);
    state.lineStart = start;
    state.lineEnd = end;
    state.line = null;
  }

  /** The last line of a host, or null; `block` is the one at hand. */
  line(host: string | null, block: Buffer): string | null {
    const { line, lineStart, lineEnd } = this.#of(host);
    return lineStart < 0 ? line : block.toString("latin1", lineStart, lineEnd);
  }

  /** Copies what is kept of a block that is about to go. */
  detach(block: Buffer): void {
    for (const state of this.#hosts.values()) {
      if (state.lineStart < 0) continue;
      state.line = block.toString("latin1", state.lineStart, state.lineEnd);
      state.lineStart = -1;
    }
  }

  #of(host: string | null): HostState {
    if (this.#recent.host === host) return this.#recent;
    const key = this.#hosts.size < capacity || this.#hosts.has(host) ? host : null;
    let state = this.#hosts.get(key);
    if (state === undefined) {
      state = new HostState(key);
      this.#hosts.set(key, state);
    }
    this.#recent = state;
    return state;
  }
}
