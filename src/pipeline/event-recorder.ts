import type { Summary } from "../aggregate/summary.js";
import type { Classifier } from "../classify/classifier.js";
import type { Scope } from "../correlate/scope.js";
import type { LineReference } from "../model/delivery-attempt.js";
import type { EndEvent, LogEvent, MessageFact } from "../model/log-event.js";
import type { FrequentLine } from "../parse/frequent-line.js";
import type { LineHeader } from "../parse/line-header.js";
import { DeliveryRecorder } from "./delivery-recorder.js";
import { type RecorderOptions, Recording } from "./recording.js";
import { RejectRecorder } from "./reject-recorder.js";

/** Turns the events of a log into attempts, judges them, and adds them to a summary. */
export class EventRecorder {
  readonly #recording: Recording;
  readonly #deliveries: DeliveryRecorder;
  readonly #rejects: RejectRecorder;

  /** `header` is the parser's, and tells the framing of the line that an event is of. */
  constructor(
    classifier: Classifier,
    header: LineHeader,
    summary: Summary,
    options: RecorderOptions,
  ) {
    this.#recording = new Recording(classifier, header, summary, options);
    this.#deliveries = new DeliveryRecorder(this.#recording);
    this.#rejects = new RejectRecorder(this.#recording);
  }

  /** Messages that gave way in memory before their end was seen. */
  get evicted(): number {
    return this.#recording.correlator.evicted;
  }

  /** Every recipient that still waits, with the problem that stands in its way. */
  stillWaiting() {
    return this.#recording.correlator.stillWaiting();
  }

  /** A source ended: whatever was kept back for a later line is counted. */
  endSource(): void {
    this.#deliveries.endSource();
  }

  /** A block of the log begins, which the lines to come are ranges of. */
  attach(block: Buffer): void {
    this.#recording.block = block;
    this.#recording.correlator.attach(block);
  }

  /** Lets go of the block: what is still needed of it is copied. */
  detach(): void {
    const { correlator, hosts, block } = this.#recording;
    correlator.detach();
    hosts.detach(block);
  }

  /** A line begins. */
  startLine(): void {
    this.#recording.failures.reset();
  }

  /** Notes the line at hand by its place, for `last message repeated`; -1: it tells nothing. */
  setRepeatable(start: number, end: number): void {
    const { hosts, header } = this.#recording;
    hosts.setLine(header.host, start, end);
  }

  /** The last line of the host at hand, or null where it told nothing. */
  repeatableLine(): string | null {
    const { hosts, header, block } = this.#recording;
    return hosts.line(header.host, block);
  }

  /** Records what a line tells; returns whether it became at least one attempt. */
  record(event: LogEvent, at: LineReference): boolean {
    this.#recording.at = at;
    let counted = false;
    for (let time = 0; time < this.#recording.header.times; time += 1) {
      counted = this.#recordOnce(event) || counted;
    }
    return counted;
  }

  /** Records a line of a frequent form that is no failure; returns whether it counts. */
  recordFrequent(line: FrequentLine): boolean {
    const { correlator } = this.#recording;
    const scope = this.#recording.scope();
    const { kind, idHash, fact } = line;
    switch (kind) {
      case "fact":
        correlator.joinPlace(scope, idHash, fact, line.start, line.end);
        this.#afterFact(scope, idHash, fact);
        return false;
      case "end":
        this.#recordEnd(scope, idHash, null);
        return false;
      case "delivered":
        return this.#deliveries.recordDelivered(scope, line);
      case "failed":
      case "refused":
        return false;
      default:
        return kind satisfies never;
    }
  }

  /**
   * Records a failure or refusal of a frequent form; returns whether it counts. Undefined: somebody
   * wants more of it than its number, or none of its kind was met before, and `record` must be told
   * what the line says.
   */
  recordFailure(line: FrequentLine, at: LineReference): boolean | undefined {
    if (this.#recording.isHeard) return undefined;
    this.#recording.at = at;
    return line.kind === "refused"
      ? this.#rejects.recordFrequent(line)
      : this.#deliveries.recordFailed(this.#recording.scope(), line);
  }

  #recordOnce(event: LogEvent): boolean {
    switch (event.kind) {
      case "message": {
        const scope = this.#recording.scope();
        this.#recording.correlator.join(scope, event);
        this.#afterFact(scope, event.idHash, event.fact);
        return false;
      }
      case "end":
        this.#recordEnd(this.#recording.scope(), event.idHash, event.unsettled);
        return false;
      case "attempt":
        return this.#deliveries.record(event);
      case "reject":
        return this.#rejects.record(event);
      case "session":
        return this.#rejects.recordSession(event);
      case "repeat":
        // Whoever knows the line before repeats it.
        return false;
      default:
        return event satisfies never;
    }
  }

  #afterFact(scope: Scope, idHash: number, fact: MessageFact): void {
    if (fact === "client") this.#rejects.handIn(scope, idHash);
  }

  #recordEnd(scope: Scope, idHash: number, unsettled: EndEvent["unsettled"]): void {
    this.#deliveries.endMessage(scope, idHash);
    this.#recording.correlator.end(scope, idHash, unsettled);
  }
}
