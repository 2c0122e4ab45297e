import assert from 'node:assert/strict';
import { test } from 'node:test';

import { GoTestReport } from './GoTestReport.ts';

const event = (Action: string, Test?: string, Output?: string) =>
  JSON.stringify({ Package: 'conformance', Action, Test, Output });

function reportOf(...lines: string[]) {
  const report = new GoTestReport();
  return { report, told: lines.map(line => report.add(line)).join('') };
}

test('a test with subtests is not counted beside them', () => {
  const { report } = reportOf(
    event('run', 'TestAll'),
    event('run', 'TestAll/one'),
    event('pass', 'TestAll/one'),
    event('skip', 'TestAll/two'),
    event('pass', 'TestAll'),
    event('pass', 'TestAlone'),
    event('pass'),
  );
  assert.deepEqual(report.count(true), { passed: 2, failed: 0, skipped: 1 });
});

test('one failure is one, however deep it is', () => {
  const { report } = reportOf(
    event('fail', 'TestAll/kind/case'),
    event('pass', 'TestAll/kind/other'),
    event('fail', 'TestAll/kind'),
    event('fail', 'TestAll'),
    event('fail'),
  );
  assert.deepEqual(report.count(false), { passed: 1, failed: 1, skipped: 0 });
});

test('a test that fails although its subtests pass is a failure', () => {
  const { report } = reportOf(
    event('pass', 'TestAll/one'),
    event('fail', 'TestAll'),
  );
  assert.deepEqual(report.count(false), { passed: 1, failed: 1, skipped: 0 });
});

test('what does not compile is a failure, and so is a run without a test', () => {
  const broken = JSON.stringify({
    ImportPath: 'conformance',
    Action: 'build-output',
    Output: 'health_test.go:1:1: expected package\n',
  });
  const { report, told } = reportOf(broken, event('fail'));
  assert.match(told, /expected package/);
  assert.equal(report.count(false).failed, 1);
  assert.equal(new GoTestReport().count(true).failed, 1);
});

test('what a test tells is shown, of subtests only of those that fail', () => {
  const { told } = reportOf(
    event('output', 'TestAll', '=== RUN   TestAll\n'),
    event('output', 'TestAll/good', 'nobody wants to know\n'),
    event('output', 'TestAll/bad', 'expected Healthy\n'),
    event('pass', 'TestAll/good'),
    event('fail', 'TestAll/bad'),
    event('output', 'TestAll', '    damage_test.go:1: p99 1ms\n'),
    event('output', 'TestAll', '--- PASS: TestAll (0.00s)\n'),
    'panic: runner',
  );
  assert.equal(
    told,
    'expected Healthy\n    damage_test.go:1: p99 1ms\npanic: runner\n',
  );
});
