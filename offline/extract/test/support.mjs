import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { refresh } from '../src/refresh.mjs';

/** A small package in the form in which npm has the real ones. */
const demoFiles = {
  'package.json': '{ "version": "v1.2.3" }',
  'net/box.d.ts': `
    import * as pulumi from "@pulumi/pulumi";
    import * as inputs from "../types/input";
    import * as outputs from "../types/output";
    import * as enums from "../types/enums";
    import { Role } from "../iam/role";
    export declare class Box extends pulumi.CustomResource {
      static get(name: string): Box;
      readonly arn: pulumi.Output<string>;
      readonly lid: pulumi.Output<outputs.net.BoxLid | undefined>;
      /** @deprecated use lid */
      readonly size: pulumi.Output<number>;
      readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;
      constructor(name: string, args: BoxArgs, opts?: pulumi.CustomResourceOptions);
    }
    export interface BoxState {
      arn?: pulumi.Input<string | undefined>;
      body?: pulumi.Input<pulumi.asset.Asset | pulumi.asset.Archive | undefined>;
      colour?: pulumi.Input<string | enums.net.Colour | undefined>;
      lid?: pulumi.Input<inputs.net.BoxLid | undefined>;
      password?: pulumi.Input<string | undefined>;
      role?: pulumi.Input<string | Role | undefined>;
      size?: pulumi.Input<number | undefined>;
      tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
    }
    export interface BoxArgs {
      body?: pulumi.Input<pulumi.asset.Asset | pulumi.asset.Archive | undefined>;
      colour?: pulumi.Input<string | enums.net.Colour | undefined>;
      /** What closes it. Changing this forces a new resource to be created. */
      lid: pulumi.Input<inputs.net.BoxLid>;
      password?: pulumi.Input<string | undefined>;
      role?: pulumi.Input<string | Role | undefined>;
      /** @deprecated use lid */
      size?: pulumi.Input<number | undefined>;
      tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
    }`,
  'net/box.js': `
    class Box extends pulumi.CustomResource {
      static __pulumiType = 'demo:net/box:Box';
      constructor(name, argsOrState, opts) {
        let resourceInputs = {};
        if (opts.id) {
          const state = argsOrState;
          resourceInputs["arn"] = state?.arn;
        } else {
          const args = argsOrState;
          resourceInputs["body"] = args?.body;
          resourceInputs["colour"] = (args?.colour) ?? utilities.getEnv("DEMO_COLOUR") ?? "red";
          resourceInputs["lid"] = args?.lid;
          resourceInputs["password"] = args?.password ? pulumi.secret(args.password) : undefined;
          resourceInputs["kind"] = "Box";
          resourceInputs["arn"] = undefined /*out*/;
        }
        const aliasOpts = { aliases: [{ type: "demo:old/box:Box" }, { type: "demo:old/box:Box" }] };
        const secretOpts = { additionalSecretOutputs: ["password"] };
        const replaceOnChanges = { replaceOnChanges: ["role", "lid.parts[*]"] };
        super(Box.__pulumiType, name, resourceInputs, opts);
      }
    }`,
  'net/getBox.d.ts': `
    import * as inputs from "../types/input";
    export declare function getBox(args?: GetBoxArgs, opts?: pulumi.InvokeOptions): Promise<GetBoxResult>;
    export interface GetBoxArgs { filters?: inputs.net.GetBoxFilter[]; }
    export interface GetBoxResult { readonly arn: string; readonly ids: string[]; }
    export declare function getBoxOutput(args?: any): pulumi.Output<GetBoxResult>;`,
  'net/getBox.js': 'function getBox(args, opts) { return pulumi.runtime.invoke("demo:net/getBox:getBox", {}, opts); }',
  'iam/role.d.ts': 'export declare class Role extends pulumi.CustomResource { constructor(name: string, args?: any); }',
  'iam/role.js': "class Role extends pulumi.CustomResource { static __pulumiType = 'demo:iam/role:Role'; constructor() { super(); } }",
  'types/input.d.ts': `
    export declare namespace net {
      interface BoxLid { parts?: pulumi.Input<pulumi.Input<string>[] | undefined>; weight?: pulumi.Input<number | undefined>; }
      interface GetBoxFilter { name: string; values: string[]; }
    }`,
  'types/input.js': `
    var net;
    (function (net) {
      function boxLidProvideDefaults(val) { return { ...val, weight: (val.weight) ?? 2 }; }
      net.boxLidProvideDefaults = boxLidProvideDefaults;
    })(net = exports.net || (exports.net = {}));`,
  'types/output.d.ts': 'export declare namespace net { interface BoxLid { parts?: string[]; weight: number; } }',
  'types/enums/net/index.d.ts': `
    export declare const Colour: { readonly Red: "red"; readonly Blue: "blue"; };
    export declare const Level: { readonly Low: -1; readonly High: 2; };`,
};

const demoFacts = {
  root: 'Pulumi.Demo', style: 'tfbridge20', namespaces: { net: 'Net' }, doubles: ['net.BoxLid.weight'],
};

/**
 * Lays the demo package out, changed by `options`, and runs the tool over it.
 * @returns {{ exitCode: number, lines: string[], schema?: object, text?: string, file: string, again: (isCheck?: boolean) => object }}
 */
export function run({ files = {}, facts = {}, list = { resources: ['net/Box'] } } = {}) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'provider-facts-'));
  const write = (file, text) => {
    fs.mkdirSync(path.dirname(path.join(home, file)), { recursive: true });
    fs.writeFileSync(path.join(home, file), text);
  };
  for (const [file, text] of Object.entries({ ...demoFiles, ...files })) {
    if (text !== null) {
      write(`packages/demo/${file}`, text);
    }
  }
  write('resources.json', typeof list === 'string' ? list : JSON.stringify({ demo: list }));
  write('csharp-facts.json', JSON.stringify({ demo: { ...demoFacts, ...facts } }));

  const again = (isCheck = false) => {
    const lines = [];
    const print = line => lines.push(line);
    const exitCode = refresh(
      {
        listFile: path.join(home, 'resources.json'), factsFile: path.join(home, 'csharp-facts.json'),
        packagesFolder: path.join(home, 'packages'), schemaFolder: path.join(home, 'schema'),
      },
      isCheck, { log: print, error: print });
    const file = path.join(home, 'schema/demo.json');
    const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
    return { exitCode, lines: lines.map(line => line.replaceAll(`${home}/`, '')), text, schema: text && JSON.parse(text), again, file };
  };
  return again();
}

/** The demo package's Box with one more property, of the arguments and the state or of those that `shapes` names. */
export function boxWith(declaration, shapes = 'Args|State') {
  const header = new RegExp(`export interface Box(${shapes}) \\{`, 'g');
  return { 'net/box.d.ts': demoFiles['net/box.d.ts'].replaceAll(header, `export interface Box$1 { ${declaration}`) };
}
