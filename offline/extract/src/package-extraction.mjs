import path from 'node:path';
import ts from 'typescript';
import { readConstructor, readFunctionToken, readNestedDefaults } from './constructor-facts.mjs';
import { isDeprecated, saysReplacement } from './doc-comments.mjs';
import { moduleOfType, splitEntry, upperFirst } from './names.mjs';
import { KeptProperties } from './kept-properties.mjs';
import { nearest } from './nearest.mjs';
import { NestedTypes } from './nested-types.mjs';
import { classNameOf } from './reviewed-facts.mjs';
import { formatProperty, formatType } from './type-nodes.mjs';
import { TypeReader, UnknownTypeError } from './type-reader.mjs';

/** Builds the schema of one package from the listed resources and functions and every type that they reach. */
export class PackageExtraction {
  #queue = [];
  #queued = new Map();
  #kept;
  #enums;
  #nestedDefaults;

  /**
   * @param {import('./package-source.mjs').PackageSource} source the npm package
   * @param {import('./reviewed-facts.mjs').ReviewedFacts} facts the hand-reviewed facts
   * @param {import('./faults.mjs').Faults} faults where to report
   */
  constructor(source, facts, faults) {
    Object.assign(this, { source, facts, faults });
    this.nested = new NestedTypes(source);
    this.#enums = source.enums();
    this.#nestedDefaults = this.#readNestedDefaults();
    this.schema = {
      package: source.name, version: source.version, csharp: {}, resources: {}, functions: {}, types: {}, enums: {},
    };
  }

  /** Extracts everything in the list; returns the schema. */
  run(list) {
    this.#kept = new KeptProperties(list.kept ?? {}, this.source.name, this.faults);
    for (const entry of list.resources ?? []) {
      this.#located(entry, 'class', (file, name) => this.#addResource(entry, file, name));
    }
    for (const entry of list.functions ?? []) {
      this.#located(entry, 'function', (file, name) => this.#addFunction(entry, file, name));
    }
    while (this.#queue.length > 0) {
      this.#addNested(this.#queue.pop());
    }
    this.#kept.reportUnused();
    this.facts.reportUnused();
    this.schema.csharp = {
      root: this.facts.rows.root,
      style: this.facts.rows.style,
      collision: this.facts.rows.collision,
      namespaces: this.facts.usedNamespaces(),
      names: this.facts.usedNames(),
      handWritten: this.facts.rows.handWritten,
    };
    return this.schema;
  }

  #located(entry, what, add) {
    const { module, name } = splitEntry(entry);
    const file = this.source.find(module, name);
    if (file !== null) {
      add(file, name);
      return;
    }
    const known = this.source.filesOf(module) === null || (module === '' && name === '');
    const suggestion = known ? nearest(module, this.source.modules()) : nearest(name, this.source.entriesOf(module));
    const package_ = `@pulumi/${this.source.name} ${this.source.version}`;
    this.faults.add(
      `resources.json, '${this.source.name}'`,
      known ? `${package_} has no module '${module}' for '${entry}'.` : `${package_} has no ${what} '${entry}'.`,
      suggestion === null
        ? 'Remove it from the list.'
        : `Did you mean '${known ? `${suggestion}/${name}` : [module, suggestion].filter(Boolean).join('/')}'?`);
  }

  #addResource(entry, file, name) {
    const { module } = splitEntry(entry);
    const sourceFile = this.source.parse(`${file}.d.ts`);
    const where = `${this.source.name} ${entry}`;
    const declaration = sourceFile.statements.find(statement => ts.isClassDeclaration(statement) && statement.name.text === name);
    const base = declaration.heritageClauses?.[0]?.types[0].expression.name?.text;
    const constructor = readConstructor(this.source.parse(`${file}.js`), name, property => this.faults.add(
      `${where}, input '${property}'`, 'its JavaScript has a form that the extractor does not know.',
      'Teach src/constructor-facts.mjs to read it.'));
    if (constructor.remote || base === 'ComponentResource') {
      this.faults.add(where, 'the provider plugin makes its children, and offline there is no plugin.', 'Remove it from the list.');
      return;
    }
    if (constructor.token === null) {
      this.faults.add(where, 'it has no type token of its own.', 'Remove it from the list; the generator has it by hand if C# does.');
      return;
    }

    const isProvider = base === 'ProviderResource';
    this.facts.namespaceOf(dotted(module), where);
    const read = (owner, members, options) => this.#readProperties(
      this.#readerFor(sourceFile, module), entry, [name, `${name}Args`, `${name}State`], members,
      { ...options, where: `${where}, ${owner}` });
    const inputs = read(`${name}Args`, membersOf(sourceFile, `${name}Args`), { secrets: constructor.secretInputs, input: true });
    const outputs = read(name, outputMembers(declaration), {});
    const resource = {
      module: dotted(module), name,
      kind: isProvider ? 'provider' : undefined,
      deprecated: isDeprecated(declaration) || undefined,
      argsRequired: isArgsRequired(declaration) || undefined,
      inputs: this.#withReplaces(inputs, constructor.replaceOnChanges), outputs,
      state: this.#stateDifferences(read, sourceFile, name, inputs, outputs),
      constants: constructor.constants, defaults: constructor.defaults,
      secretOutputs: constructor.secretOutputs, replaceOnChanges: constructor.replaceOnChanges, aliases: [...new Set(constructor.aliases)],
    };
    if (isProvider) {
      this.#checkJsonInputs(where, inputs, constructor.jsonInputs);
    }
    const token = isProvider ? `pulumi:providers:${constructor.token}` : constructor.token;
    this.schema.resources[token] = formatResource(resource);
  }

  #addFunction(entry, file, name) {
    const { module } = splitEntry(entry);
    const sourceFile = this.source.parse(`${file}.d.ts`);
    const where = `${this.source.name} ${entry}`;
    const declaration = sourceFile.statements.find(statement => ts.isFunctionDeclaration(statement) && statement.name.text === name);
    const token = readFunctionToken(this.source.parse(`${file}.js`));
    this.facts.namespaceOf(dotted(module), where);
    if (token === null) {
      this.faults.add(where, 'it does not call the provider.', 'Remove it from the list.');
      return;
    }

    const shape = upperFirst(name);
    const read = (owner, options) => this.#readProperties(
      this.#readerFor(sourceFile, module, options.isArgument),
      entry, [owner], membersOf(sourceFile, owner), { ...options, where: `${where}, ${owner}` });
    const result = membersOf(sourceFile, `${shape}Result`);
    if (result.length === 0) {
      this.faults.add(where, 'it has no result of named values.', 'Remove it from the list; the generator knows no other form.');
    }
    this.schema.functions[token] = {
      module: dotted(module), name,
      deprecated: isDeprecated(declaration) || undefined,
      arguments: formatProperties(read(`${shape}Args`, { input: true, isArgument: true })),
      result: formatProperties(read(`${shape}Result`, {})),
    };
  }

  #addNested({ direction, name, isArgument }) {
    const key = this.#schemaName(direction, name);
    const where = `${this.source.name} ${NestedTypes.fileOf(direction)}, ${name}`;
    const declaration = this.nested[direction].get(name);
    if (declaration === undefined) {
      this.faults.add(where, 'the type is used but not declared.', 'The npm package is damaged: install it anew.');
      return;
    }
    this.facts.namespaceOf(moduleOfType(key), where);
    const classNames = direction === 'outputs' ? [classNameOf(key)] : [];
    const properties = this.#readProperties(
      this.#readerFor(declaration, '', isArgument), key, classNames, declaration.members,
      { where, input: direction === 'inputs', nested: true, isArgument });
    const type = (this.schema.types[key] ??= {});
    type[direction] = formatProperties(properties);
    const defaults = this.#nestedDefaults.get(name);
    if (direction === 'inputs' && defaults !== undefined) {
      type.defaults = defaults;
    }
  }

  // Properties by name: { type, optional, plain, secret, replaces, deprecated }.
  #readProperties(reader, owner, classNames, members, { where, secrets, input, nested, isArgument }) {
    const properties = {};
    for (const member of this.#kept.of(owner, members)) {
      if (!ts.isPropertySignature(member) && !ts.isPropertyDeclaration(member)) {
        this.faults.add(where, `it has a member that is no property (${ts.SyntaxKind[member.kind]}).`, 'Teach the extractor to read it.');
        continue;
      }
      const name = member.name.text;
      const at = `${where}.${name}`;
      // What has to be reviewed has to be reviewed once, in whichever of the shapes it turns up.
      const fact = `${this.source.name} ${owner}.${name}`;
      try {
        const property = reader.property(member);
        property.plain = Boolean(input) && !isArgument && property.plain && property.type.kind !== 'any';
        property.type = this.facts.settle(owner, name, property.type, fact);
        property.secret = secrets?.has(name) || (nested && this.facts.isSecret(owner, name, property.type, fact));
        property.deprecated = isDeprecated(member);
        property.replaces = Boolean(input) && saysReplacement(member);
        this.facts.checkName(owner, classNames, name, fact);
        properties[name] = property;
      } catch (error) {
        if (!(error instanceof UnknownTypeError)) {
          throw error;
        }
        this.faults.add(at, error.message, 'Teach src/type-reader.mjs to read it.');
      }
    }
    return properties;
  }

  // What can be given to Get(): inputs as they are, and outputs as inputs. Only what differs from that is worth a line.
  #stateDifferences(read, sourceFile, name, inputs, outputs) {
    const members = membersOf(sourceFile, `${name}State`);
    if (members.length === 0) {
      return {};
    }
    const state = read(`${name}State`, members, { input: true });
    const expected = { ...outputs, ...Object.fromEntries(Object.entries(inputs).filter(([key]) => key in state)) };
    for (const key of Object.keys(expected).filter(key => !(key in state))) {
      this.faults.add(`${this.source.name} ${name}State`, `the output '${key}' is not part of it.`, 'Teach the extractor this case.');
    }
    return Object.fromEntries(Object.entries(state).filter(([key, property]) =>
      expected[key] === undefined || formatType(expected[key].type) !== formatType(property.type)));
  }

  #withReplaces(inputs, replaceOnChanges) {
    for (const path of replaceOnChanges) {
      const top = path.split(/[.[]/)[0];
      if (inputs[top] !== undefined && (path === top || path === `${top}[*]`)) {
        inputs[top].replaces = true;
      }
    }
    return inputs;
  }

  // The generator sends every input of a provider as JSON that is no text: hold npm to that.
  #checkJsonInputs(where, inputs, jsonInputs) {
    for (const [name, { type }] of Object.entries(inputs)) {
      const isText = (type.kind === 'union' ? type.of : [type]).every(part => ['string', 'literal', 'enum'].includes(part.kind));
      if (isText === jsonInputs.has(name)) {
        this.faults.add(
          `${where}, input '${name}'`, 'it is not sent in the form that its type makes expect.', 'Teach the generator this case.');
      }
    }
  }

  // `isArgument`: what is read is an argument of a function, which npm declares without `pulumi.Input` all the way down.
  #readerFor(scope, folder, isArgument = false) {
    return new TypeReader(name => this.#resolve(name, scope, folder), (direction, name) => this.#want(direction, name, isArgument));
  }

  // What a name stands for that is neither TypeScript's nor Pulumi's: an alias that has been reviewed, or a resource class.
  #resolve(name, scope, folder) {
    const alias = this.facts.aliasOf(name);
    if (alias !== null) {
      return { kind: alias };
    }
    const imported = importedFrom(scope, name);
    if (imported === null) {
      return null;
    }
    const target = path.posix.join(folder, imported.specifier);
    const module = this.source.filesOf(target) === null ? path.posix.dirname(target) : target;
    return this.source.find(module === '.' ? '' : module, imported.name) === null ? null : { kind: 'resource' };
  }

  #want(direction, name, isArgument) {
    if (direction === 'enums') {
      const found = this.#enums.get(name);
      if (found === undefined) {
        this.faults.add(`${this.source.name} types/enums`, `the enum '${name}' is used but not declared.`, 'Install the npm package anew.');
        return name;
      }
      this.facts.namespaceOf(moduleOfType(name), `${this.source.name} enum ${name}`);
      this.schema.enums[name] = found;
      return name;
    }
    const key = `${direction} ${name}`;
    const earlier = this.#queued.get(key);
    if (earlier === undefined) {
      this.#queued.set(key, isArgument);
      this.#queue.push({ direction, name, isArgument });
    } else if (direction === 'inputs' && earlier !== isArgument) {
      this.faults.add(
        `${this.source.name} types/input.d.ts, ${name}`, 'it is used both by a resource and by a function.',
        'Teach the extractor this case.');
    }
    return this.#schemaName(direction, name);
  }

  #schemaName(direction, name) {
    return direction === 'inputs' && this.facts.rows.inputTypesEndInArgs && name.endsWith('Args') ? name.slice(0, -'Args'.length) : name;
  }

  #readNestedDefaults() {
    const file = this.source.parse('types/input.js');
    return file === null ? new Map() : readNestedDefaults(file, property => this.faults.add(
      `${this.source.name} types/input.js, '${property}'`, 'its default has a form that the extractor does not know.',
      'Teach src/constructor-facts.mjs to read it.'));
  }
}

function importedFrom(scope, name) {
  for (const statement of scope.statements ?? []) {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    const element = bindings && ts.isNamedImports(bindings) && bindings.elements.find(candidate => candidate.name.text === name);
    if (element) {
      return { name: (element.propertyName ?? element.name).text, specifier: statement.moduleSpecifier.text };
    }
  }
  return null;
}

const dotted = module => module.replaceAll('/', '.');

function membersOf(sourceFile, name) {
  const declaration = sourceFile.statements.find(statement => ts.isInterfaceDeclaration(statement) && statement.name.text === name);
  return declaration?.members ?? [];
}

function outputMembers(declaration) {
  const hidden = new Set([ts.SyntaxKind.StaticKeyword, ts.SyntaxKind.PrivateKeyword]);
  return declaration.members.filter(member =>
    ts.isPropertyDeclaration(member) && !member.modifiers?.some(modifier => hidden.has(modifier.kind)));
}

function isArgsRequired(declaration) {
  const constructor = declaration.members.find(ts.isConstructorDeclaration);
  const args = constructor?.parameters.find(parameter => ['args', 'argsOrState'].includes(parameter.name.text));
  return args !== undefined && args.questionToken === undefined;
}

function formatProperties(properties) {
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, formatProperty(property)]));
}

function formatResource(resource) {
  return {
    ...resource,
    inputs: formatProperties(resource.inputs), outputs: formatProperties(resource.outputs), state: formatProperties(resource.state),
  };
}
