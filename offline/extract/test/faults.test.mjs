import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxWith, run } from './support.mjs';

// What is done to the demo package, and the one fault that must come of it.
const cases = {
  'an unmapped module': [
    { facts: { namespaces: {} } },
    "demo net/Box: the C# namespace of the module 'net' is not known. "
      + "Look it up in the official C# package and add it to 'demo.namespaces' in csharp-facts.json.",
  ],
  'a property named like its class': [
    { files: boxWith('box?: pulumi.Input<string>;') },
    "demo net/Box.box: the property 'box' would be called like its class 'Box', which C# does not allow. "
      + "Look up its name in the official C# package and add 'net/Box.box' to 'demo.names' in csharp-facts.json.",
  ],
  'a TypeScript type without counterpart': [
    { files: boxWith('x?: pulumi.Input<{ a: string }[]>;', 'Args') },
    "demo net/Box, BoxArgs.x: the TypeScript type '{ a: string; }' has no counterpart in the schema. Teach src/type-reader.mjs to read it.",
  ],
  'a resource class where no id can stand': [
    { files: boxWith('x?: pulumi.Input<Role>;', 'Args') },
    "demo net/Box, BoxArgs.x: the TypeScript type 'pulumi.Input<Role>' "
      + "has no counterpart in the schema. Teach src/type-reader.mjs to read it.",
  ],
  'a number that looks fractional': [
    { files: boxWith('maxPercentage?: pulumi.Input<number>;') },
    "demo net/Box.maxPercentage: npm does not say whether 'net/Box.maxPercentage' is an int or a double in C#. "
      + "Look it up in the official C# package and add it to 'demo.integers' or '.doubles' in csharp-facts.json.",
  ],
  'any number, where every number has to be reviewed': [
    { facts: { numbers: 'reviewed' } },
    "demo net/Box.size: npm does not say whether 'net/Box.size' is an int or a double in C#. "
      + "Look it up in the official C# package and add it to 'demo.integers' or '.doubles' in csharp-facts.json.",
  ],
  'a nested property that looks like a secret': [
    { files: { 'types/output.d.ts': 'export declare namespace net { interface BoxLid { apiToken: string; } }' } },
    "demo net.BoxLid.apiToken: the name of 'net.BoxLid.apiToken' looks like a secret. "
      + "Add it to 'demo.secrets' or, after a look at its documentation, to 'demo.notSecrets' in csharp-facts.json.",
  ],
  'a row that nothing needs': [
    { facts: { integers: ['net/Box.height'] } },
    "csharp-facts.json: no type in the list needs the row 'net/Box.height' of 'demo.integers'. Remove it.",
  ],
  'a resource that npm does not have': [
    { list: { resources: ['net/Bok'] } },
    "resources.json, 'demo': @pulumi/demo 1.2.3 has no class 'net/Bok'. Did you mean 'net/Box'?",
  ],
  'a function that npm does not have': [
    { list: { functions: ['net/getBoxes'] } },
    "resources.json, 'demo': @pulumi/demo 1.2.3 has no function 'net/getBoxes'. Did you mean 'net/getBox'?",
  ],
  'a module that npm does not have': [
    { list: { resources: ['nett/Box'] } },
    "resources.json, 'demo': @pulumi/demo 1.2.3 has no module 'nett' for 'nett/Box'. Did you mean 'net/Box'?",
  ],
  'a name that is like no other': [
    { list: { resources: ['net/Refrigerator'] } },
    "resources.json, 'demo': @pulumi/demo 1.2.3 has no class 'net/Refrigerator'. Remove it from the list.",
  ],
  'a list that is not in order': [
    { list: { resources: ['net/Box', 'iam/Role'] } },
    "resources.json, 'demo.resources', 'iam/Role': it stands after 'net/Box'. Keep the list in ordinal order, each entry once.",
  ],
  'an entry that stands there twice': [
    { list: { resources: ['net/Box', 'net/Box'] } },
    "resources.json, 'demo.resources', 'net/Box': it stands there twice. Keep the list in ordinal order, each entry once.",
  ],
  'a key that is not known': [
    { list: { types: [] } },
    "resources.json, 'demo': 'types' is not known. Use 'resources', 'functions' or 'kept'.",
  ],
  'a constructor of another form': [
    { files: { 'net/box.js': "class Box extends pulumi.CustomResource { static __pulumiType = 'demo:net/box:Box'; "
      + 'constructor(name, args) { resourceInputs["size"] = Math.max(args.size, 1); } }' } },
    "demo net/Box, input 'size': its JavaScript has a form that the extractor does not know. Teach src/constructor-facts.mjs to read it.",
  ],
  'a component of a provider plugin': [
    { files: { 'net/box.js': "class Box { static __pulumiType = 'demo:net/box:Box'; "
      + 'constructor(name, args, opts) { super(Box.__pulumiType, name, resourceInputs, opts, true /*remote*/); } }' } },
    'demo net/Box: the provider plugin makes its children, and offline there is no plugin. Remove it from the list.',
  ],
  'a type that is not declared': [
    { files: { 'types/output.d.ts': 'export declare namespace net { }' } },
    'demo types/output.d.ts, net.BoxLid: the type is used but not declared. The npm package is damaged: install it anew.',
  ],
  'a type that a resource and a function share': [
    {
      list: { resources: ['net/Box'], functions: ['net/getBox'] },
      files: { 'net/getBox.d.ts': `
        export declare function getBox(args: GetBoxArgs): Promise<GetBoxResult>;
        export interface GetBoxArgs { lid: inputs.net.BoxLid; }
        export interface GetBoxResult { readonly arn: string; }` },
    },
    'demo types/input.d.ts, net.BoxLid: it is used both by a resource and by a function. Teach the extractor this case.',
  ],
  'an output that the state does not have': [
    { files: { 'net/box.d.ts': 'export declare class Box extends pulumi.CustomResource { readonly arn: pulumi.Output<string>; '
      + 'constructor(name: string); } export interface BoxState { id?: pulumi.Input<string>; }' }, facts: { doubles: [] } },
    "demo BoxState: the output 'arn' is not part of it. Teach the extractor this case.",
  ],
};

for (const [name, [options, expected]] of Object.entries(cases)) {
  test(`${name} is a fault`, () => {
    const { exitCode, lines, schema } = run(options);

    assert.equal(exitCode, 1);
    assert.deepEqual(lines, ['refresh: 1 fault', expected]);
    assert.equal(schema, undefined);
  });
}

test('all faults are reported at once, sorted and counted', () => {
  const { lines } = run({ facts: { integers: ['a', 'b'], doubles: ['net.BoxLid.weight', 'c'] } });

  assert.deepEqual(lines, [
    'refresh: 3 faults',
    "csharp-facts.json: no type in the list needs the row 'a' of 'demo.integers'. Remove it.",
    "csharp-facts.json: no type in the list needs the row 'b' of 'demo.integers'. Remove it.",
    "csharp-facts.json: no type in the list needs the row 'c' of 'demo.doubles'. Remove it.",
  ]);
});

test('a package that is not installed, a package without facts and a list that is no JSON are faults', () => {
  assert.deepEqual(run({ files: { 'package.json': null } }).lines, [
    'refresh: 1 fault',
    "packages/demo/package.json: the package '@pulumi/demo' is not installed. Run 'npm ci' in offline/extract.",
  ]);
  assert.deepEqual(run({ list: '{ "gcp": {} }' }).lines, [
    'refresh: 1 fault',
    "resources.json, 'gcp': there are no reviewed facts for this package. Use one of demo.",
  ]);
  assert.match(run({ list: '{' }).lines[1], /^resources\.json: it cannot be read: .* Restore it from the repository\.$/);
});

test('a reviewed number, secret, name or alias is taken at its word', () => {
  const { exitCode, schema } = run({
    files: {
      ...boxWith('box?: pulumi.Input<Place>; ratio?: pulumi.Input<number>;'),
      'types/output.d.ts': 'export declare namespace net { interface BoxLid { apiToken: string; tokenName: string; } }',
    },
    facts: {
      names: { 'net/Box.box': 'BoxDetails' }, aliases: { Place: 'string' }, integers: ['net/Box.ratio'],
      secrets: ['net.BoxLid.apiToken'], notSecrets: ['net.BoxLid.tokenName'],
    },
  });

  assert.equal(exitCode, 0);
  assert.deepEqual(schema.csharp.names, { 'net/Box.box': 'BoxDetails' });
  assert.equal(schema.resources['demo:net/box:Box'].inputs.ratio, 'integer optional');
  assert.equal(schema.resources['demo:net/box:Box'].inputs.box, 'string optional');
  assert.deepEqual(schema.types['net.BoxLid'].outputs, { apiToken: 'string secret', tokenName: 'string' });
});
