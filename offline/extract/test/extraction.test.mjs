import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { boxWith, run } from './support.mjs';

test('a resource, a function and every type that they reach make a schema', () => {
  const { exitCode, lines, schema } = run({ list: { resources: ['net/Box'], functions: ['net/getBox'] } });

  assert.deepEqual([exitCode, lines], [0, ['schema/demo.json: 1.2.3, 1 resources, 1 functions, 2 types, 1 enums']]);
  assert.deepEqual(schema, {
    csharp: { namespaces: { net: 'Net' }, root: 'Pulumi.Demo', style: 'tfbridge20' },
    enums: { 'net.Colour': { type: 'string', values: { Red: 'red', Blue: 'blue' } } },
    functions: {
      'demo:net/getBox:getBox': {
        arguments: { filters: '[@net.GetBoxFilter] optional' }, module: 'net', name: 'getBox', result: { arn: 'string', ids: '[string]' },
      },
    },
    package: 'demo',
    resources: {
      'demo:net/box:Box': {
        aliases: ['demo:old/box:Box'],
        argsRequired: true,
        constants: { kind: 'Box' },
        defaults: { colour: { environment: ['DEMO_COLOUR'], value: 'red' } },
        inputs: {
          body: 'asset optional',
          colour: 'string|#net.Colour optional',
          lid: '@net.BoxLid replaces',
          password: 'string optional secret',
          role: 'string optional replaces',
          size: 'integer optional deprecated',
          tags: '{string} optional',
        },
        module: 'net',
        name: 'Box',
        outputs: { arn: 'string', lid: '@net.BoxLid optional', size: 'integer deprecated', tags: '{string} optional' },
        replaceOnChanges: ['role', 'lid.parts[*]'],
        secretOutputs: ['password'],
      },
    },
    types: {
      'net.BoxLid': {
        defaults: { weight: { value: 2 } },
        inputs: { parts: '[string] optional', weight: 'number optional' },
        outputs: { parts: '[string] optional', weight: 'number' },
      },
      'net.GetBoxFilter': { inputs: { name: 'string', values: '[string]' } },
    },
    version: '1.2.3',
  });
});

test('the same facts give the same bytes, with keys in ordinal order', () => {
  const first = run({ list: { resources: ['net/Box'], functions: ['net/getBox'] } });

  assert.equal(first.again().text, first.text);
  assert.deepEqual(Object.keys(first.schema), ['csharp', 'enums', 'functions', 'package', 'resources', 'types', 'version']);
  assert.ok(first.text.endsWith('}\n'));
});

test('check says nothing of a current schema and fails on a stale or missing one', () => {
  const written = run();
  assert.deepEqual([written.again(true).exitCode, written.again(true).lines], [0, ['schema/: 1 files are current']]);

  const stale = 'schema/demo.json is not what the list, the facts and the npm packages give. Run \'npm run refresh\' and commit it.';
  fs.appendFileSync(written.file, ' ');
  assert.deepEqual([written.again(true).exitCode, written.again(true).lines], [1, [stale]]);

  fs.rmSync(written.file);
  assert.deepEqual([written.again(true).exitCode, written.again(true).lines], [1, [stale]]);
});

for (const [declaration, expected] of [
  ['x?: pulumi.Input<boolean | undefined>', 'boolean optional'],
  ['x?: pulumi.Input<any>', 'any optional'],
  ['x?: any', 'any optional'],
  ['x?: pulumi.Input<"v1">', "'v1' optional"],
  ['x?: string', 'string optional plain'],
  ['x: pulumi.Input<pulumi.asset.Archive>', 'archive'],
  ['x?: pulumi.Input<number | string>', 'integer|string optional'],
  ['x?: pulumi.Input<string | pulumi.Input<string>[]>', 'string|[string] optional'],
  ['x?: pulumi.Input<{ [key: string]: pulumi.Input<pulumi.Input<string>[]> }>', '{[string]} optional'],
  ['x?: pulumi.Input<Record<string, never>[]>', null],
  ['x?: pulumi.Input<enums.net.Level>', '#net.Level optional'],
  ['x?: pulumi.Input<string | string>', 'string optional'],
  ['x?: pulumi.Input<string | null>', 'string optional'],
]) {
  test(`the TypeScript property '${declaration}' is '${expected ?? 'refused'}'`, () => {
    const { exitCode, schema } = run({ files: boxWith(`${declaration};`) });

    assert.equal(exitCode, expected === null ? 1 : 0);
    assert.equal(schema?.resources['demo:net/box:Box'].inputs.x, expected ?? undefined);
  });
}

test('an enum of numbers keeps its numbers', () => {
  const { schema } = run({ files: boxWith('x?: pulumi.Input<enums.net.Level>;') });

  assert.deepEqual(schema.enums['net.Level'], { type: 'integer', values: { Low: -1, High: 2 } });
});

test('a state that differs from inputs and outputs is written down', () => {
  const { schema } = run({ files: boxWith('hidden?: pulumi.Input<string>;', 'State') });

  assert.deepEqual(schema.resources['demo:net/box:Box'].state, { hidden: 'string optional' });
});

test('a provider sends structured settings as JSON', () => {
  const provider = {
    'provider.d.ts': `
      export declare class Provider extends pulumi.ProviderResource {
        readonly region: pulumi.Output<string | undefined>;
        constructor(name: string, args?: ProviderArgs);
      }
      export interface ProviderArgs { region?: pulumi.Input<string | undefined>; retries?: pulumi.Input<number | undefined>; }`,
    'provider.js': `
      class Provider extends pulumi.ProviderResource {
        static __pulumiType = 'demo';
        constructor(name, args, opts) {
          resourceInputs["region"] = args?.region;
          resourceInputs["retries"] = pulumi.output(args?.retries).apply(JSON.stringify);
        }
      }`,
  };
  const { schema } = run({ files: provider, list: { resources: ['Provider'] }, facts: { namespaces: {}, doubles: [] } });

  assert.deepEqual(schema.resources['pulumi:providers:demo'], {
    inputs: { region: 'string optional', retries: 'integer optional' }, kind: 'provider', module: '', name: 'Provider',
    outputs: { region: 'string optional' },
  });
});
