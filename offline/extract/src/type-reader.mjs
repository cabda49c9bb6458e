import ts from 'typescript';
import { someType, unionOf } from './type-nodes.mjs';

const K = ts.SyntaxKind;

/**
 * Turns the TypeScript type of one property into a schema type.
 * Throws an UnknownTypeError for what the schema cannot express.
 */
export class TypeReader {
  /**
   * @param {(name: string) => object | null} resolve the schema type of a name that the file imports; null when it is not known
   * @param {(kind: 'inputs' | 'outputs' | 'enums', name: string) => string} onReference
   *   told of every nested type and enum met; answers with its name in the schema
   */
  constructor(resolve, onReference) {
    this.resolve = resolve;
    this.onReference = onReference;
  }

  /** Reads a property: { type, optional, plain }. `plain` is true where no `pulumi.Input` surrounds the type. */
  property(member) {
    const seen = { optional: member.questionToken !== undefined, input: false };
    const type = this.#read(member.type, seen);
    if (someType(type, part => UNFINISHED.has(part.kind))) {
      throw new UnknownTypeError(member.type);
    }
    return { type, optional: seen.optional, plain: !seen.input };
  }

  #read(node, seen) {
    switch (node.kind) {
      case K.StringKeyword: return { kind: 'string' };
      case K.BooleanKeyword: return { kind: 'boolean' };
      case K.NumberKeyword: return { kind: 'number' };
      case K.AnyKeyword: return { kind: 'any' };
      case K.ParenthesizedType: return this.#read(node.type, seen);
      case K.TypeOperator: return this.#read(node.type, seen);
      case K.ArrayType: return { kind: 'list', of: this.#readInner(node.elementType) };
      case K.LiteralType: return this.#readLiteral(node);
      case K.TypeLiteral: return this.#readIndexed(node);
      case K.UnionType: return this.#readUnion(node, seen);
      case K.TypeReference: return this.#readReference(node, seen);
      default: throw new UnknownTypeError(node);
    }
  }

  // Inside a list or map neither `Input` nor `undefined` says anything about the property itself.
  #readInner(node) {
    return this.#read(node, { optional: false, input: false });
  }

  #readLiteral(node) {
    if (ts.isStringLiteral(node.literal)) {
      return { kind: 'literal', value: node.literal.text };
    }
    throw new UnknownTypeError(node);
  }

  #readIndexed(node) {
    if (node.members.length === 1 && ts.isIndexSignatureDeclaration(node.members[0])) {
      return { kind: 'map', of: this.#readInner(node.members[0].type) };
    }
    throw new UnknownTypeError(node);
  }

  #readUnion(node, seen) {
    const parts = [];
    for (const part of node.types) {
      if (part.kind === K.UndefinedKeyword || (part.kind === K.LiteralType && part.literal.kind === K.NullKeyword)) {
        seen.optional = true;
      } else {
        parts.push(this.#read(part, seen));
      }
    }
    return collapse(unionOf(parts));
  }

  #readReference(node, seen) {
    const name = qualifiedName(node.typeName);
    const argument = node.typeArguments?.[0];
    switch (name) {
      case 'pulumi.Input':
        seen.input = true;
        return this.#read(argument, seen);
      case 'pulumi.Output':
      case 'Promise':
        return this.#read(argument, seen);
      case 'pulumi.asset.Archive': return { kind: 'archive' };
      case 'pulumi.asset.Asset': return { kind: 'file' };
      case 'pulumi.ID':
      case 'pulumi.URN': return { kind: 'string' };
    }
    const [space, ...rest] = name.split('.');
    const referenced = rest.join('.');
    if (space === 'inputs' || space === 'outputs') {
      return { kind: 'object', name: this.onReference(space, referenced) };
    }
    if (space === 'enums') {
      return { kind: 'enum', name: this.onReference(space, referenced) };
    }
    const resolved = this.resolve(name);
    if (resolved === null) {
      throw new UnknownTypeError(node);
    }
    return resolved;
  }
}

// Parts that stand for nothing on the wire unless they are one of several choices.
const UNFINISHED = new Set(['file', 'resource']);

// npm lets a resource stand where its id is meant, and a file or an archive where any asset is; the wire knows text and assets.
function collapse(type) {
  if (type.kind !== 'union') {
    return type;
  }
  const kinds = new Set(type.of.map(part => part.kind));
  if (kinds.has('file') && kinds.has('archive')) {
    return unionOf([{ kind: 'asset' }, ...type.of.filter(part => part.kind !== 'file' && part.kind !== 'archive')]);
  }
  return kinds.has('resource') && kinds.has('string') ? unionOf(type.of.filter(part => part.kind !== 'resource')) : type;
}

/** "inputs.core.v1.Container" of a dotted name node. */
export function qualifiedName(node) {
  return ts.isQualifiedName(node) ? `${qualifiedName(node.left)}.${node.right.text}` : node.text;
}

/** A TypeScript type for which the schema has no word. */
export class UnknownTypeError extends Error {
  constructor(node) {
    super(`the TypeScript type '${printed(node)}' has no counterpart in the schema.`);
    this.name = 'UnknownTypeError';
  }
}

const printer = ts.createPrinter({ removeComments: true });
const nowhere = ts.createSourceFile('type.ts', '', ts.ScriptTarget.Latest);

function printed(node) {
  return printer.printNode(ts.EmitHint.Unspecified, node, nowhere).replace(/\s+/g, ' ');
}
