import fs from 'node:fs';
import path from 'node:path';
import { extract } from './extract.mjs';
import { FaultsError } from './faults.mjs';

/**
 * Writes the schema files, or compares them with what it would write.
 * @param {{ listFile: string, factsFile: string, packagesFolder: string, schemaFolder: string }} places
 * @param {boolean} isCheck compare only
 * @param {{ log: (line: string) => void, error: (line: string) => void }} output
 * @returns {number} the exit code: 0, or 1 when there is a fault or a stale file
 */
export function refresh(places, isCheck, output) {
  try {
    const files = extract(places);
    return isCheck ? compare(files, places.schemaFolder, output) : write(files, places.schemaFolder, output);
  } catch (error) {
    if (!(error instanceof FaultsError)) {
      throw error;
    }
    output.error(`refresh: ${error.lines.length} fault${error.lines.length === 1 ? '' : 's'}`);
    error.lines.forEach(line => output.error(line));
    return 1;
  }
}

function write(files, schemaFolder, output) {
  fs.mkdirSync(schemaFolder, { recursive: true });
  for (const [name, text] of files) {
    fs.writeFileSync(path.join(schemaFolder, `${name}.json`), text);
    const { version, resources, functions, types, enums } = JSON.parse(text);
    const count = part => Object.keys(part).length;
    output.log(`schema/${name}.json: ${version}, ${count(resources)} resources, ${count(functions)} functions, `
      + `${count(types)} types, ${count(enums)} enums`);
  }
  return 0;
}

function compare(files, schemaFolder, output) {
  const isCurrent = ([name, text]) => {
    const file = path.join(schemaFolder, `${name}.json`);
    return fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text;
  };
  const stale = [...files].filter(entry => !isCurrent(entry));
  for (const [name] of stale) {
    output.error(
      `schema/${name}.json is not what the list, the facts and the npm packages give. Run 'npm run refresh' and commit it.`);
  }
  if (stale.length === 0) {
    output.log(`schema/: ${files.size} files are current`);
  }
  return stale.length === 0 ? 0 : 1;
}
