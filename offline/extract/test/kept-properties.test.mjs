import assert from 'node:assert/strict';
import test from 'node:test';
import { Faults } from '../src/faults.mjs';
import { KeptProperties } from '../src/kept-properties.mjs';

const members = ['a', 'b', 'c'].map(text => ({ name: { text } }));

test('a type that the list says nothing about keeps everything', () => {
  assert.deepEqual(new KeptProperties({}, 'aws', new Faults()).of('x.Type', members), members);
});

test('a type in the list keeps what is named, in its own order', () => {
  const kept = new KeptProperties({ 'x.Type': ['c', 'a'] }, 'aws', new Faults());
  assert.deepEqual(kept.of('x.Type', members).map(member => member.name.text), ['a', 'c']);
});

test('a property that there is not, and a type that nothing reaches, are faults', () => {
  const faults = new Faults();
  const kept = new KeptProperties({ 'x.Other': ['a'] }, 'aws', faults);
  kept.reportUnused();
  assert.equal(faults.count, 1);
  new KeptProperties({ 'x.Type': ['d'] }, 'aws', faults).of('x.Type', members);
  assert.equal(faults.count, 2);
});
