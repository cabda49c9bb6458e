/** Upper-cases the first letter. */
export const upperFirst = text => (text ? text[0].toUpperCase() + text.slice(1) : text);

/** Lower-cases the first letter. */
export const lowerFirst = text => (text ? text[0].toLowerCase() + text.slice(1) : text);

/** Splits "core/v1/Namespace" into its module "core/v1" and its name "Namespace". */
export function splitEntry(entry) {
  const at = entry.lastIndexOf('/');
  return { module: at < 0 ? '' : entry.slice(0, at), name: entry.slice(at + 1) };
}

/** The module of a nested type: "core.v1" of "core.v1.Container", "" of "Tag". */
export function moduleOfType(name) {
  const at = name.lastIndexOf('.');
  return at < 0 ? '' : name.slice(0, at);
}

/** Compares texts by their code units, as C#'s ordinal comparison does. */
export const ordinal = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
