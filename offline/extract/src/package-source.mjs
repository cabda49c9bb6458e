import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { FaultsError } from './faults.mjs';
import { lowerFirst } from './names.mjs';

/** Finds and parses the files of one provider package, each at most once. */
export class PackageSource {
  #parsed = new Map();
  #folders = new Map();

  /**
   * @param {string} name the Pulumi package, such as "aws"
   * @param {string} directory where npm has put it
   */
  constructor(name, directory) {
    this.name = name;
    this.directory = directory;
    const manifest = path.join(directory, 'package.json');
    if (!fs.existsSync(manifest)) {
      throw new FaultsError([`${manifest}: the package '@pulumi/${name}' is not installed. Run 'npm ci' in offline/extract.`]);
    }
    this.version = JSON.parse(fs.readFileSync(manifest, 'utf8')).version.replace(/^v/, '');
  }

  /** The parsed file, or null when there is none. `file` is relative to the package. */
  parse(file) {
    if (!this.#parsed.has(file)) {
      const full = path.join(this.directory, file);
      const text = fs.existsSync(full) ? fs.readFileSync(full, 'utf8') : null;
      this.#parsed.set(file, text === null ? null : ts.createSourceFile(full, text, ts.ScriptTarget.Latest, false));
    }
    return this.#parsed.get(file);
  }

  /** The names of the type files of a module, without ending; null when there is no such module. */
  filesOf(module) {
    if (!this.#folders.has(module)) {
      const folder = path.join(this.directory, module);
      const names = fs.existsSync(folder)
        ? fs.readdirSync(folder).filter(file => file.endsWith('.d.ts')).map(file => file.slice(0, -'.d.ts'.length)).sort()
        : null;
      this.#folders.set(module, names);
    }
    return this.#folders.get(module);
  }

  /** The path, without ending, of the file that declares the resource class or function `name`; null when there is none. */
  find(module, name) {
    const files = this.filesOf(module);
    if (files === null) {
      return null;
    }
    const usual = lowerFirst(name);
    const ordered = [...files.filter(file => file.toLowerCase() === usual.toLowerCase()), ...files];
    const found = ordered.find(file => this.#declares(path.posix.join(module, `${file}.d.ts`), name));
    return found === undefined ? null : path.posix.join(module, found);
  }

  /** The names of all modules and of all resources and functions in a module, for messages. */
  entriesOf(module) {
    const entries = new Set();
    for (const file of this.filesOf(module) ?? []) {
      for (const statement of this.parse(path.posix.join(module, `${file}.d.ts`)).statements) {
        if (ts.isClassDeclaration(statement) || (ts.isFunctionDeclaration(statement) && !statement.name.text.endsWith('Output'))) {
          entries.add(statement.name.text);
        }
      }
    }
    return [...entries];
  }

  /** The modules that hold resources or functions. */
  modules() {
    const found = [];
    const visit = relative => {
      for (const entry of fs.readdirSync(path.join(this.directory, relative), { withFileTypes: true })) {
        const inner = path.posix.join(relative, entry.name);
        if (entry.isDirectory() && !['node_modules', 'types', 'scripts', 'node'].includes(entry.name)) {
          found.push(inner);
          visit(inner);
        }
      }
    };
    visit('');
    return found;
  }

  /** All enums by qualified name: { type, values }. */
  enums() {
    const enums = new Map();
    const visit = (folder, prefix) => {
      const full = path.join(this.directory, folder);
      if (!fs.existsSync(full)) {
        return;
      }
      this.#readEnums(path.posix.join(folder, 'index.d.ts'), prefix, enums);
      for (const entry of fs.readdirSync(full, { withFileTypes: true })) {
        if (entry.isDirectory()) {
          visit(path.posix.join(folder, entry.name), `${prefix}${entry.name}.`);
        }
      }
    };
    visit('types/enums', '');
    return enums;
  }

  #readEnums(file, prefix, enums) {
    for (const statement of this.parse(file)?.statements ?? []) {
      if (!ts.isVariableStatement(statement)) {
        continue;
      }
      for (const declaration of statement.declarationList.declarations) {
        if (declaration.type && ts.isTypeLiteralNode(declaration.type)) {
          enums.set(prefix + declaration.name.text, readEnum(declaration.type));
        }
      }
    }
  }

  #declares(file, name) {
    return this.parse(file).statements.some(statement =>
      (ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement)) && statement.name?.text === name);
  }
}

function readEnum(literal) {
  const values = {};
  let type = 'string';
  for (const member of literal.members) {
    const value = member.type.literal;
    if (ts.isStringLiteral(value)) {
      values[member.name.text] = value.text;
    } else {
      const number = ts.isPrefixUnaryExpression(value) ? -Number(value.operand.text) : Number(value.text);
      type = Number.isInteger(number) && type !== 'number' ? 'integer' : 'number';
      values[member.name.text] = number;
    }
  }
  return { type, values };
}
