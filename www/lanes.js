// The workers: the first, which lives as long as the page, and others while there are many files.

import { Connection, partsOnDemand } from "./connection.js";

/** @import { CodedError } from "./connection.js" */

/** More would help few machines, and each has a WebAssembly memory of its own. */
const MOST_LANES = 4;

/**
 * Text, in bytes, that a worker must have to be worth its start: two took longer than one in Chromium
 * for 60 kB of news, and less for 130 kB.
 */
const BYTES_A_LANE = 60_000;

/** With so much text, or more, every worker is worth its start. */
export const ENOUGH_BYTES = MOST_LANES * BYTES_A_LANE;

/** The others wait so long for the next run: the page reads a folder in several. */
const LINGER_MS = 2000;

/** Workers that may fail in a row before they were ready: without the first, nothing works. */
const STARTS_OF_FIRST = 2;
const STARTS_OF_OTHERS = 1;

export class Lanes {
  #load = partsOnDemand();
  /** The worker for everything but large runs. */
  first;
  /** Those that wait for a run, each with the timer that ends it. @type {Map<Connection, ReturnType<typeof setTimeout>>} */
  #idle = new Map();
  /** Workers besides the first that are in a run. */
  #busy = 0;

  /** @param {(error: CodedError) => void} onFatal hears that the first worker cannot be started */
  constructor(onFatal) {
    this.first = new Connection(this.#load, { starts: STARTS_OF_FIRST, onFatal });
  }

  /** @param {Connection} connection */
  isFirst(connection) {
    return connection === this.first;
  }

  /**
   * Workers for a run, the first among them, to be given back after it.
   * @param {number} files
   * @param {number} bytes of all files, as far as they are known
   */
  take(files, bytes) {
    const worthwhile = Math.max(Math.floor(bytes / BYTES_A_LANE), 1 + this.#idle.size);
    const others = Math.min(files, worthwhile, mostLanes() - this.#busy) - 1;
    const connections = [this.first];
    for (let count = 0; count < others; count += 1) connections.push(this.#other());
    return connections;
  }

  #other() {
    this.#busy += 1;
    for (const [connection, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(connection);
      return connection;
    }
    return new Connection(this.#load, { starts: STARTS_OF_OTHERS });
  }

  /** @param {Connection[]} connections */
  giveBack(connections) {
    for (const connection of connections) {
      if (this.isFirst(connection)) continue;
      this.#busy -= 1;
      const end = () => {
        this.#idle.delete(connection);
        connection.close();
      };
      this.#idle.set(connection, setTimeout(end, LINGER_MS));
    }
  }
}

/** As many as there are processors: the page itself does little meanwhile, and gets its turn on any of them. */
function mostLanes() {
  return Math.max(1, Math.min(MOST_LANES, navigator.hardwareConcurrency || 1));
}
