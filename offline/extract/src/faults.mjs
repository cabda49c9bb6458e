/** Collects everything that is wrong, so that one run shows all of it. */
export class Faults {
  #lines = new Set();

  /**
   * @param {string} where the file, type or property that the fault is about
   * @param {string} what what is wrong
   * @param {string} remedy what to do about it
   */
  add(where, what, remedy) {
    this.#lines.add(`${where}: ${what} ${remedy}`);
  }

  get count() {
    return this.#lines.size;
  }

  /** The faults as lines, sorted. */
  toLines() {
    return [...this.#lines].sort();
  }

  /** Throws when there is any fault. */
  throwIfAny() {
    if (this.count > 0) {
      throw new FaultsError(this.toLines());
    }
  }
}

/** Faults in what the tool was given to read; its message is meant for people. */
export class FaultsError extends Error {
  constructor(lines) {
    super(lines.join('\n'));
    this.name = 'FaultsError';
    this.lines = lines;
  }
}
