import { ordinal } from './names.mjs';

// Enum members keep the order of npm: it is the order of the C# members.
const ORDERED = new Set(['values']);

/** The schema as text: pretty, keys in ordinal order, without what is empty. The same facts always give the same bytes. */
export function formatSchema(schema) {
  return `${JSON.stringify(tidied(schema, ''), null, 2)}\n`;
}

function tidied(value, name) {
  if (Array.isArray(value)) {
    return value;
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, tidied(inner, key)])
    .filter(([key, inner]) => inner !== undefined && !(OPTIONAL.has(key) && isEmpty(inner)));
  return Object.fromEntries(ORDERED.has(name) ? entries : entries.sort(([a], [b]) => ordinal(a, b)));
}

const OPTIONAL = new Set(['aliases', 'arguments', 'constants', 'defaults', 'names', 'replaceOnChanges', 'secretOutputs', 'state']);

const isEmpty = value => (Array.isArray(value) ? value.length === 0 : typeof value === 'object' && Object.keys(value).length === 0);
