import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { saysReplacement } from '../src/doc-comments.mjs';

for (const [comment, expected] of [
  ['Forces new resource.', true],
  ['The zone. Changing this forces replacement.', true],
  ['Changing this value will force a new cluster to be created.', true],
  ['Changes to this forces a new resource.', true],
  ['Disabling it after it has been enabled forces recreation of the instance.', false],
  ['If the type is anything else, changing this value forces a new resource to be created.', false],
  ['Changing to a lower version forces resource replacement.', false],
  ['Replaces the old resource.', false],
]) {
  test(`'${comment}' says ${expected ? '' : 'not '}that a change replaces the resource`, () => {
    const file = ts.createSourceFile('x.d.ts', `interface X {\n  /**\n   * ${comment}\n   */\n  a: string;\n}`, ts.ScriptTarget.Latest);

    assert.equal(saysReplacement(file.statements[0].members[0]), expected);
  });
}
