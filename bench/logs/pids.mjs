const MAX_USE = 100;

/** Daemon processes: each serves one client at a time, and is replaced after a hundred of them. */
export class Pids {
  #next;
  #idle = new Map();

  constructor(first) {
    this.#next = first;
  }

  take(service) {
    const idle = this.#idle.get(service)?.pop();
    if (idle !== undefined) return idle;
    this.#next += 1;
    return { pid: this.#next, uses: 0, service };
  }

  giveBack(process) {
    process.uses += 1;
    if (process.uses >= MAX_USE) return;
    const idle = this.#idle.get(process.service);
    if (idle === undefined) this.#idle.set(process.service, [process]);
    else idle.push(process);
  }
}
