import { moduleOfType, upperFirst } from './names.mjs';
import { mapType, someType } from './type-nodes.mjs';

const FRACTIONAL = /(?:percent(?:age)?|threshold|weight|ratio|factor|rate|fraction|probability|price|score)$/i;
const SECRET = /password|passphrase|secret|token|credential|privatekey/i;

/**
 * The hand-reviewed facts of one package, applied to what npm says. It refuses to guess: whatever needs a review and has none is a
 * fault, and so is a row that nothing needs any more.
 */
export class ReviewedFacts {
  #used = new Set();
  #unmapped = new Set();

  /**
   * @param {string} packageName the Pulumi package
   * @param {object} rows its part of csharp-facts.json
   * @param {string} file the name of that file, for messages
   * @param {import('./faults.mjs').Faults} faults where to report
   */
  constructor(packageName, rows, file, faults) {
    Object.assign(this, { packageName, rows, file, faults });
  }

  /** The C# namespace of a module, below the root. */
  namespaceOf(module, where) {
    if (module === '' && this.rows.namespaces[''] === undefined) {
      return '';
    }
    const namespace = this.rows.namespaces[module];
    if (namespace === undefined) {
      if (this.#unmapped.has(module)) {
        return null;
      }
      this.#unmapped.add(module);
      this.faults.add(
        where,
        `the C# namespace of the module '${module}' is not known.`,
        `Look it up in the official C# package and add it to '${this.packageName}.namespaces' in ${this.file}.`);
      return null;
    }
    this.#use('namespaces', module);
    return namespace;
  }

  /** Reports a property that would be called like one of its classes, where no rule says what it is called instead. */
  checkName(owner, classNames, property, where) {
    const key = `${owner}.${property}`;
    const name = csharpName(property);
    if (this.rows.names?.[key] !== undefined) {
      this.#use('names', key);
    } else if (classNames.includes(name) && this.rows.collision === undefined) {
      this.faults.add(
        where,
        `the property '${property}' would be called like its class '${name}', which C# does not allow.`,
        `Look up its name in the official C# package and add '${key}' to '${this.packageName}.names' in ${this.file}.`);
    }
  }

  /** The names given by hand that are in use, for the schema. */
  usedNames() {
    return this.#pick('names');
  }

  /** The namespaces that are in use, for the schema. */
  usedNamespaces() {
    return this.#pick('namespaces');
  }

  /** Decides what npm leaves open: integer or number, JSON or any. */
  settle(owner, property, type, where) {
    const key = `${owner}.${property}`;
    return mapType(type, part => {
      if (part.kind === 'number') {
        return { kind: this.#isFractional(key, property, where) ? 'number' : 'integer' };
      }
      if (part.kind === 'any' && this.#has('json', key)) {
        return { kind: 'json' };
      }
      return part;
    });
  }

  /** True when a nested property is a secret. One whose name looks so must have been reviewed. */
  isSecret(owner, property, type, where) {
    const key = `${owner}.${property}`;
    if (this.#has('secrets', key)) {
      return true;
    }
    const isText = someType(type, part => part.kind === 'string');
    if (isText && SECRET.test(property) && !this.#has('notSecrets', key)) {
      this.faults.add(
        where,
        `the name of '${key}' looks like a secret.`,
        `Add it to '${this.packageName}.secrets' or, after a look at its documentation, `
        + `to '${this.packageName}.notSecrets' in ${this.file}.`);
    }
    return false;
  }

  /** The schema type of a TypeScript alias, such as "string" for a list of region names; null when there is no such row. */
  aliasOf(name) {
    const alias = this.rows.aliases?.[name] ?? null;
    if (alias !== null) {
      this.#use('aliases', name);
    }
    return alias;
  }

  /** Reports every row that nothing has used; not beside other faults, which may be why nothing has. */
  reportUnused() {
    if (this.faults.count > 0) {
      return;
    }
    for (const table of ['aliases', 'namespaces', 'names', 'doubles', 'integers', 'json', 'secrets', 'notSecrets']) {
      const rows = this.rows[table] ?? [];
      for (const row of Array.isArray(rows) ? rows : Object.keys(rows)) {
        if (!this.#used.has(`${table} ${row}`)) {
          this.faults.add(this.file, `no type in the list needs the row '${row}' of '${this.packageName}.${table}'.`, 'Remove it.');
        }
      }
    }
  }

  #isFractional(key, property, where) {
    if (this.#has('doubles', key)) {
      return true;
    }
    if (!this.#has('integers', key) && (this.rows.numbers === 'reviewed' || FRACTIONAL.test(property))) {
      this.faults.add(
        where,
        `npm does not say whether '${key}' is an int or a double in C#.`,
        `Look it up in the official C# package and add it to '${this.packageName}.integers' or '.doubles' in ${this.file}.`);
    }
    return false;
  }

  #has(table, row) {
    const found = this.rows[table]?.includes(row) ?? false;
    if (found) {
      this.#use(table, row);
    }
    return found;
  }

  #use(table, row) {
    this.#used.add(`${table} ${row}`);
  }

  #pick(table) {
    return Object.fromEntries(Object.entries(this.rows[table] ?? {}).filter(([row]) => this.#used.has(`${table} ${row}`)));
  }
}

/** The C# name of a wire name: no hyphen, no leading "$", first letter upper-cased. */
export function csharpName(wireName) {
  return wireName.replace(/^\$/, '').split('-').map(upperFirst).join('');
}

/** The class name of a nested type. */
export function classNameOf(typeName) {
  const module = moduleOfType(typeName);
  return module === '' ? typeName : typeName.slice(module.length + 1);
}
