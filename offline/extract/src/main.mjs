// npm run refresh   writes ../schema/*.json
// npm run check     writes nothing; fails when a file there is not what refresh would write
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { refresh } from './refresh.mjs';

const home = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [flag, ...rest] = process.argv.slice(2);

if (rest.length > 0 || (flag !== undefined && flag !== '--check')) {
  console.error("refresh: the only argument is '--check', which compares and writes nothing.");
  process.exitCode = 2;
} else {
  process.exitCode = refresh(
    {
      listFile: path.join(home, 'resources.json'),
      factsFile: path.join(home, 'csharp-facts.json'),
      packagesFolder: path.join(home, 'node_modules/@pulumi'),
      schemaFolder: path.resolve(home, '../schema'),
    },
    flag === '--check',
    console);
}
