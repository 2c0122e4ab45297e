import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseCommandLine } from './parseCommandLine.ts';

it('reads command, names and options in any order', () => {
  assert.deepEqual(
    parseCommandLine([
      'scenario',
      '--clusters',
      '3',
      'abort',
      'blue-green',
      '--json',
      '--kubernetes-id',
      'shop',
    ]),
    {
      command: 'scenario',
      names: ['abort', 'blue-green'],
      clusters: 3,
      flagger: false,
      argoCd: false,
      json: true,
      directory: undefined,
      kubernetesId: 'shop',
    },
  );
});

it('shows the help when nothing is asked', () => {
  assert.equal(parseCommandLine([]).command, 'help');
  assert.equal(parseCommandLine(['start', '--help']).command, 'help');
});

for (const [args, complaint] of [
  [['stop'], /no command "stop"/],
  [['start', '--cluster', '2'], /--cluster/],
  [['start', '--clusters', '0'], /whole number from 1, not "0"/],
  [['record'], /which story/],
  [['scenario'], /which scenarios/],
] as const) {
  it(`refuses "${args.join(' ')}" with the reason`, () => {
    assert.throws(() => parseCommandLine(args), {
      name: 'UserFacingError',
      message: complaint,
    });
  });
}
