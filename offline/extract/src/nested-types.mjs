import ts from 'typescript';

const FILES = { inputs: 'types/input.d.ts', outputs: 'types/output.d.ts' };

/** The nested types of a package as npm declares them, by qualified name such as "core.v1.Container". */
export class NestedTypes {
  constructor(source) {
    this.inputs = indexInterfaces(source.parse(FILES.inputs));
    this.outputs = indexInterfaces(source.parse(FILES.outputs));
  }

  /** The file that declares the types of one direction, for messages. */
  static fileOf(direction) {
    return FILES[direction];
  }
}

function indexInterfaces(sourceFile) {
  const found = new Map();
  const visit = (statements, prefix) => {
    for (const statement of statements) {
      if (ts.isInterfaceDeclaration(statement)) {
        found.set(prefix + statement.name.text, statement);
      } else if (ts.isModuleDeclaration(statement)) {
        let name = statement.name.text;
        let body = statement.body;
        while (body && ts.isModuleDeclaration(body)) {
          name = `${name}.${body.name.text}`;
          body = body.body;
        }
        visit(body?.statements ?? [], `${prefix}${name}.`);
      }
    }
  };
  visit(sourceFile?.statements ?? [], '');
  return found;
}
