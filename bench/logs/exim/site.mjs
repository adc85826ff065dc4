import { eximId16, eximId23 } from "../queue-ids.mjs";
import { stamps } from "../stamp.mjs";

/** What all parts of the simulated Exim share: the people, the chance, the time, the log. */
export class Site {
  #writer;
  #queueId;

  constructor({ world, random, agenda, writer, options }) {
    this.world = world;
    this.random = random;
    this.agenda = agenda;
    this.options = options;
    this.#writer = writer;
    this.#queueId = options.queueIds === "short" ? eximId16 : eximId23;
  }

  log(time, text) {
    this.#writer.add(`${stamps.exim(time)} ${text}`);
  }

  newQueueId(time) {
    return this.#queueId(time, this.random);
  }
}
