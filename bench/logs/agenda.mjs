/**
 * What happens next: a binary heap of steps, ordered by time and then by age, so that the lines of
 * many messages in flight interleave as on a real server and the log never steps back in time.
 */
export class Agenda {
  #heap = [];
  #sequence = 0;

  add(at, step, subject) {
    const heap = this.#heap;
    const entry = { at, sequence: this.#sequence, step, subject };
    this.#sequence += 1;
    let index = heap.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(entry, heap[parent])) break;
      heap[index] = heap[parent];
      index = parent;
    }
    heap[index] = entry;
  }

  /** Removes and returns the next entry, or `undefined`. */
  take() {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child += 1;
      if (!isBefore(heap[child], last)) break;
      heap[index] = heap[child];
      index = child;
    }
    heap[index] = last;
    return first;
  }
}

function isBefore(a, b) {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}
