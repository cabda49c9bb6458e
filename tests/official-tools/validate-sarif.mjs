// Holds a SARIF file against the schema that Microsoft's tool carries.
//
//   node validate-sarif.mjs <file>      exit code 0: valid; 1: the faults stand on standard output
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { default: Ajv2020 } = await import("ajv/dist/2020.js");
const { default: addFormats } = await import("ajv-formats");
const schema = JSON.parse(readFileSync(require.resolve("@microsoft/sarif-multitool-linux/sarif-2.1.0.json"), "utf8"));

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);
const validate = ajv.compile(schema);
if (!validate(JSON.parse(readFileSync(process.argv[2], "utf8")))) {
  for (const fault of validate.errors) {
    console.log(`${fault.instancePath || "/"} ${fault.message} ${JSON.stringify(fault.params)}`);
  }

  process.exit(1);
}
