import { ordinal } from './names.mjs';

/** Checks the list of resource types and functions: known keys only, ordered, each once. */
export function checkList(list, packages, file, faults) {
  for (const [name, part] of Object.entries(list)) {
    if (!packages.includes(name)) {
      faults.add(`${file}, '${name}'`, 'there are no reviewed facts for this package.', `Use one of ${packages.join(', ')}.`);
      continue;
    }
    for (const [key, entries] of Object.entries(part)) {
      if (key === 'kept') {
        continue;
      }
      if (key !== 'resources' && key !== 'functions') {
        faults.add(`${file}, '${name}'`, `'${key}' is not known.`, "Use 'resources', 'functions' or 'kept'.");
        continue;
      }
      entries.forEach((entry, i) => {
        if (i > 0 && ordinal(entries[i - 1], entry) >= 0) {
          const what = entries[i - 1] === entry ? 'it stands there twice.' : `it stands after '${entries[i - 1]}'.`;
          faults.add(`${file}, '${name}.${key}', '${entry}'`, what, 'Keep the list in ordinal order, each entry once.');
        }
      });
    }
  }
}
