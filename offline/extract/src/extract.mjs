import fs from 'node:fs';
import path from 'node:path';
import { Faults, FaultsError } from './faults.mjs';
import { PackageExtraction } from './package-extraction.mjs';
import { PackageSource } from './package-source.mjs';
import { checkList } from './resource-list.mjs';
import { ReviewedFacts } from './reviewed-facts.mjs';
import { formatSchema } from './schema-file.mjs';

/**
 * Reads the list, the facts and the npm packages; returns the schema files as text by package.
 * @param {{ listFile: string, factsFile: string, packagesFolder: string }} places
 * @returns {Map<string, string>}
 * @throws {FaultsError} with every fault found
 */
export function extract({ listFile, factsFile, packagesFolder }) {
  const list = readJson(listFile);
  const facts = readJson(factsFile);
  const faults = new Faults();
  checkList(list, Object.keys(facts), path.basename(listFile), faults);
  faults.throwIfAny();

  const files = new Map();
  for (const [name, part] of Object.entries(list)) {
    const source = new PackageSource(name, path.join(packagesFolder, name));
    const reviewed = new ReviewedFacts(name, facts[name], path.basename(factsFile), faults);
    files.set(name, formatSchema(new PackageExtraction(source, reviewed, faults).run(part)));
  }
  faults.throwIfAny();
  return files;
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new FaultsError([`${file}: it cannot be read: ${error.message}. Restore it from the repository.`]);
  }
}
