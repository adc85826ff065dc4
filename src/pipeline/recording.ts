import type { Summary } from "../aggregate/summary.js";
import type { Classifier } from "../classify/classifier.js";
import { Correlator, type FactReader } from "../correlate/correlator.js";
import { HostTable } from "../correlate/host-table.js";
import type { Scope } from "../correlate/scope.js";
import type { LineReference } from "../model/delivery-attempt.js";
import type { Direction } from "../model/direction.js";
import type { FinalState } from "../model/final-state.js";
import type { MessageFacts } from "../model/message-facts.js";
import type { LineHeader } from "../parse/line-header.js";
import { readMessageFacts } from "../parse/message-facts.js";
import {
  AttemptCounter,
  type AttemptListeners,
  type Failure,
  type RecipientOutcome,
} from "./attempt-counter.js";
import { FrequentFailures, type Parties, partiesOf, unknownParties } from "./frequent-failures.js";

/** Messages that are remembered at once; one takes some 300 bytes. */
const messageCapacity = 100_000;

/** Whose events are counted, and who is told of them besides. */
export interface RecorderOptions extends AttemptListeners {
  readonly direction: Direction | null;
  /** Told of each message and recipient that reaches its final state. */
  readonly onOutcome?: (outcome: RecipientOutcome) => void;
}

/** The log as it is being recorded: the line at hand, and what is known of its host and message. */
export class Recording {
  /** Framing of the line at hand; the parser's. */
  readonly header: LineHeader;
  readonly summary: Summary;
  readonly attempts: AttemptCounter;
  readonly failures: FrequentFailures;
  readonly correlator: Correlator<Failure, Parties>;
  readonly hosts: HostTable;
  /** Somebody is told of attempts or outcomes, and so of more than their numbers. */
  readonly isHeard: boolean;
  /** Place of the line at hand. */
  at: LineReference = { file: "-", line: 0 };
  /** The block that the line at hand is a range of. */
  block: Buffer = Buffer.alloc(0);

  readonly #options: RecorderOptions;
  readonly #readParties = (told: FactReader): Parties =>
    partiesOf(readMessageFacts(this.header.mta, told, "parties"));

  constructor(
    classifier: Classifier,
    header: LineHeader,
    summary: Summary,
    options: RecorderOptions,
  ) {
    const { onEvent, onFailure, onOutcome } = options;
    this.#options = options;
    this.isHeard = [onEvent, onFailure, onOutcome].some((told) => told !== undefined);
    this.header = header;
    this.summary = summary;
    this.attempts = new AttemptCounter(classifier, header, summary, options);
    this.failures = new FrequentFailures(header, summary, (relay) =>
      classifier.providerOf(relay?.host ?? null),
    );
    this.correlator = new Correlator(messageCapacity, ({ state, recipient, problem }) => {
      this.addOutcome(state, recipient, problem);
    });
    this.hosts = new HostTable((host, instance) => this.correlator.scope(host, instance));
  }

  /** Whether each event is told, with all that is known of it. */
  get tellsEvents(): boolean {
    return this.#options.onEvent !== undefined;
  }

  /** Whether attempts of a direction are asked for. */
  wants(direction: Direction): boolean {
    return this.#options.direction === null || this.#options.direction === direction;
  }

  /** Where the queue ids of the line at hand mean something. */
  scope(): Scope {
    return this.hosts.scope(this.header.host, this.header.instance);
  }

  /** What is known of a message; `idHash` null: the line names none. */
  factsOf(scope: Scope, idHash: number | null): MessageFacts {
    return readMessageFacts(
      this.header.mta,
      (fact) => (idHash === null ? null : this.correlator.fact(scope, idHash, fact)),
      this.tellsEvents ? "all" : "parties",
    );
  }

  /** Who sent a message, as its failures are counted by. */
  partiesOf(scope: Scope, idHash: number): Parties {
    return this.correlator.digest(scope, idHash, this.#readParties) ?? unknownParties;
  }

  addOutcome(state: FinalState, recipient: string | null, failure: Failure | null): void {
    this.summary.addOutcome(state, recipient, failure?.problem ?? null);
    failure?.onOutcome?.({ recipient, state });
    this.#options.onOutcome?.({ recipient, state });
  }
}
