import { Pids } from "../pids.mjs";
import { longQueueId, shortQueueId } from "../queue-ids.mjs";
import { stamps } from "../stamp.mjs";

/** What all parts of the simulated Postfix share: the people, the chance, the time, the log. */
export class Site {
  #writer;
  #stamp;
  #queueId;

  constructor({ world, random, agenda, writer, options }) {
    this.world = world;
    this.random = random;
    this.agenda = agenda;
    this.options = options;
    this.pids = new Pids(1200);
    this.qmgr = this.pids.take("qmgr");
    this.anvil = this.pids.take("anvil");
    this.#writer = writer;
    this.#stamp = stamps[options.stamp];
    this.#queueId = options.queueIds === "short" ? shortQueueId : longQueueId;
  }

  log(time, { service, pid }, text) {
    this.#writer.add(`${this.#stamp(time)} ${this.world.host} postfix/${service}[${pid}]: ${text}`);
  }

  /** One line of a daemon that is done with it at once. */
  logOnce(time, service, text) {
    const process = this.pids.take(service);
    this.log(time, process, text);
    this.pids.giveBack(process);
  }

  newQueueId(time) {
    return this.#queueId(time, this.random);
  }
}
