// A type, as the schema knows it: { kind, ... }. Kinds:
//   string boolean number integer any json asset archive resource
//   literal { value }   list { of }   map { of }   object { name }   enum { name }   union { of: [...] }

/** Makes a union of `parts`: nested ones opened, equal ones once, one alone just itself. */
export function unionOf(parts) {
  const distinct = new Map();
  for (const part of parts.flatMap(part => (part.kind === 'union' ? part.of : [part]))) {
    distinct.set(formatType(part), part);
  }
  const of = [...distinct.values()];
  return of.length === 1 ? of[0] : { kind: 'union', of };
}

/** The type as it stands in the schema file. */
export function formatType(type) {
  switch (type.kind) {
    case 'list': return `[${formatType(type.of)}]`;
    case 'map': return `{${formatType(type.of)}}`;
    case 'object': return `@${type.name}`;
    case 'enum': return `#${type.name}`;
    case 'literal': return `'${type.value}'`;
    case 'union': return type.of.map(formatType).join('|');
    default: return type.kind;
  }
}

/** A copy in which every part has been put through `change`, inner parts first. */
export function mapType(type, change) {
  if (type.kind === 'list' || type.kind === 'map') {
    return change({ ...type, of: mapType(type.of, change) });
  }
  if (type.kind === 'union') {
    return change(unionOf(type.of.map(part => mapType(part, change))));
  }
  return change(type);
}

/** True when `test` holds for some part. */
export function someType(type, test) {
  return test(type)
    || ((type.kind === 'list' || type.kind === 'map') && someType(type.of, test))
    || (type.kind === 'union' && type.of.some(part => someType(part, test)));
}

/** A property as it stands in the schema file: its type, then its flags. */
export function formatProperty(property) {
  const flags = ['optional', 'plain', 'secret', 'replaces', 'deprecated'].filter(flag => property[flag]);
  return [formatType(property.type), ...flags].join(' ');
}
