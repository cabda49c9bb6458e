/**
 * The types of which the list keeps some properties and leaves out the others, with everything that only those reach: a dashboard's
 * definition alone reaches more types than all other resources together. What is kept is as in npm, so that the schema stays a subset.
 */
export class KeptProperties {
  #used = new Set();

  /**
   * @param {Record<string, string[]>} kept the names of the properties that are kept, by the type's name in the schema
   * @param {string} packageName the Pulumi package
   * @param {import('./faults.mjs').Faults} faults where to report
   */
  constructor(kept, packageName, faults) {
    Object.assign(this, { kept, packageName, faults });
  }

  /** The members of a type that are kept: all of them where the list says nothing about it. */
  of(owner, members) {
    const names = this.kept[owner];
    if (names === undefined) {
      return members;
    }
    this.#used.add(owner);
    const found = members.filter(member => names.includes(member.name?.text));
    for (const name of names.filter(name => !found.some(member => member.name.text === name))) {
      this.faults.add(
        `resources.json, '${this.packageName}.kept', '${owner}'`, `it has no property '${name}'.`, 'Correct the name or remove it.');
    }
    return found;
  }

  /** Reports the types that were never met; not beside other faults, which may be why. */
  reportUnused() {
    if (this.faults.count > 0) {
      return;
    }
    for (const owner of Object.keys(this.kept).filter(owner => !this.#used.has(owner))) {
      this.faults.add(`resources.json, '${this.packageName}.kept', '${owner}'`, 'no type in the list reaches it.', 'Remove it.');
    }
  }
}
