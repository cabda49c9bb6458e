import ts from 'typescript';

/**
 * What a resource's JavaScript says and its type file does not: token, constants, defaults, secrets, JSON inputs,
 * aliases, additional secret outputs, replaceOnChanges.
 */
export function readConstructor(sourceFile, className, onUnknown) {
  const facts = {
    token: null, remote: false, constants: {}, defaults: {}, secretInputs: new Set(), jsonInputs: new Set(),
    secretOutputs: [], replaceOnChanges: [], aliases: [],
  };
  const declaration = sourceFile.statements.find(statement => ts.isClassDeclaration(statement) && statement.name.text === className);
  const visit = node => {
    if (ts.isPropertyDeclaration(node) && node.name.text === '__pulumiType') {
      facts.token = node.initializer.text;
    } else if (isInputAssignment(node)) {
      readInput(node.left.argumentExpression.text, node.right, facts, onUnknown);
    } else if (ts.isVariableDeclaration(node) && ts.isObjectLiteralExpression(node.initializer ?? node)) {
      readOptions(node, facts);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword) {
      facts.remote = node.arguments[4]?.kind === ts.SyntaxKind.TrueKeyword;
    }
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return facts;
}

function isInputAssignment(node) {
  return ts.isBinaryExpression(node)
    && node.operatorToken.kind === ts.SyntaxKind.EqualsToken
    && ts.isElementAccessExpression(node.left)
    && ts.isIdentifier(node.left.expression)
    && node.left.expression.text === 'resourceInputs';
}

// resourceInputs["x"] = ...
function readInput(name, expression, facts, onUnknown) {
  const node = stripped(expression);
  if (isUndefined(node) || isMember(node, 'args') || isMember(node, 'state')) {
    return;
  }
  if (ts.isStringLiteral(node)) {
    facts.constants[name] = node.text;
  } else if (isNullish(node)) {
    facts.defaults[name] = readDefault(node, onUnknown, name);
    readInput(name, leftmost(node), facts, onUnknown);
  } else if (ts.isConditionalExpression(node)) {
    readInput(name, node.whenTrue, facts, onUnknown);
  } else if (isCall(node, 'pulumi', 'secret')) {
    facts.secretInputs.add(name);
    readInput(name, node.arguments[0], facts, onUnknown);
  } else if (isCall(node, 'pulumi', 'output')) {
    readInput(name, node.arguments[0], facts, onUnknown);
  } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'apply') {
    if (isJsonStringify(node.arguments[0])) {
      facts.jsonInputs.add(name);
    }
    readInput(name, node.expression.expression, facts, onUnknown);
  } else {
    onUnknown(name);
  }
}

// const secretOpts = { additionalSecretOutputs: [...] };
function readOptions(declaration, facts) {
  for (const property of declaration.initializer.properties) {
    if (!ts.isPropertyAssignment(property) || !ts.isArrayLiteralExpression(property.initializer)) {
      continue;
    }
    const elements = property.initializer.elements;
    switch (property.name.text) {
      case 'additionalSecretOutputs':
        facts.secretOutputs = elements.map(element => element.text);
        break;
      case 'replaceOnChanges':
        facts.replaceOnChanges = elements.map(element => element.text);
        break;
      case 'aliases':
        facts.aliases = elements.map(element => element.properties.find(part => part.name.text === 'type').initializer.text);
        break;
    }
  }
}

/** The defaults of nested types: by type name, such as "rds.ParameterGroupParameter", then by property. */
export function readNestedDefaults(sourceFile, onUnknown) {
  const found = new Map();
  const visit = (node, prefix) => {
    if (ts.isFunctionDeclaration(node) && node.name.text.endsWith('ProvideDefaults')) {
      const name = node.name.text.slice(0, -'ProvideDefaults'.length);
      found.set(prefix + name[0].toUpperCase() + name.slice(1), readProvided(node, onUnknown));
    } else if (ts.isCallExpression(node) && isNamespaceFunction(node.expression)) {
      const inner = stripped(node.expression);
      inner.body.statements.forEach(statement => visit(statement, `${prefix}${inner.parameters[0].name.text}.`));
    } else if (ts.isExpressionStatement(node)) {
      visit(node.expression, prefix);
    }
  };
  sourceFile.statements.forEach(statement => visit(statement, ''));
  return found;
}

function isNamespaceFunction(node) {
  const inner = stripped(node);
  return ts.isFunctionExpression(inner) && inner.parameters.length === 1;
}

function readProvided(declaration, onUnknown) {
  const defaults = {};
  const returned = declaration.body.statements.find(ts.isReturnStatement).expression;
  for (const property of returned.properties) {
    if (ts.isPropertyAssignment(property)) {
      const node = stripped(property.initializer);
      if (isNullish(node)) {
        defaults[property.name.text] = readDefault(node, onUnknown, property.name.text);
      } else {
        onUnknown(property.name.text);
      }
    }
  }
  return defaults;
}

// (args?.x) ?? utilities.getEnv("A", "B") ?? true
function readDefault(node, onUnknown, name) {
  const result = {};
  for (let rest = node; isNullish(rest); rest = stripped(rest.left)) {
    const part = stripped(rest.right);
    if (ts.isCallExpression(part) && ts.isPropertyAccessExpression(part.expression) && part.expression.name.text.startsWith('getEnv')) {
      result.environment = part.arguments.map(argument => argument.text);
    } else if (ts.isStringLiteral(part)) {
      result.value = part.text;
    } else if (ts.isNumericLiteral(part)) {
      result.value = Number(part.text);
    } else if (part.kind === ts.SyntaxKind.TrueKeyword || part.kind === ts.SyntaxKind.FalseKeyword) {
      result.value = part.kind === ts.SyntaxKind.TrueKeyword;
    } else {
      onUnknown(name);
    }
  }
  return result;
}

/** The token in the function's `pulumi.runtime.invoke("...")`; null when there is none. */
export function readFunctionToken(sourceFile) {
  let token = null;
  const visit = node => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'invoke') {
      token = node.arguments[0].text;
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return token;
}

function stripped(node) {
  return ts.isParenthesizedExpression(node) ? stripped(node.expression) : node;
}

function leftmost(node) {
  return isNullish(node) ? leftmost(stripped(node.left)) : node;
}

const isUndefined = node => ts.isIdentifier(node) && node.text === 'undefined';

const isNullish = node => ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;

const isMember = (node, owner) =>
  (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
  && ts.isIdentifier(node.expression) && node.expression.text === owner;

const isCall = (node, owner, method) =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)
  && ts.isIdentifier(node.expression.expression) && node.expression.expression.text === owner && node.expression.name.text === method;

const isJsonStringify = node =>
  ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)
  && node.expression.text === 'JSON' && node.name.text === 'stringify';
