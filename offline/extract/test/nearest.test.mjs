import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from '../src/nearest.mjs';

test('the nearest name is the one with the fewest changes', () => {
  assert.equal(nearest('Vcp', ['Subnet', 'Vpc', 'VpcEndpoint']), 'Vpc');
  assert.equal(nearest('RouteTables', ['Route', 'RouteTable']), 'RouteTable');
});

test('the case of letters does not count', () => assert.equal(nearest('natgateway', ['NatGateway', 'Gateway']), 'NatGateway'));

test('there is none when all are far', () => assert.equal(nearest('Refrigerator', ['Vpc', 'Subnet']), null));
