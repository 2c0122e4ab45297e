import {
  preconditionOf,
  projectRollout,
} from '@rollouts-portal/plugin-rollouts-common';

import { pausedCanary } from '../../testing/pausedCanary';
import { restartPatch } from './restartPatch';
import { rolloutPatches, type PlainVerb } from './rolloutPatches';
import { undoPatch } from './undoPatch';

function patchesOf(verb: PlainVerb, object = pausedCanary()) {
  const rollout = projectRollout(object);
  return rolloutPatches(verb, preconditionOf(verb, rollout), rollout);
}

/** What is changed and what must hold, apart. */
function parts({
  operations,
}: {
  operations: readonly { op: string; path: string; value?: unknown }[];
}) {
  return {
    holds: Object.fromEntries(
      operations
        .filter(({ op }) => op === 'test')
        .map(({ path, value }) => [path, value]),
    ),
    changes: operations.filter(({ op }) => op !== 'test'),
  };
}

describe('rolloutPatches', () => {
  it('ends a pause by clearing it, bound to the very pause that was seen', () => {
    const [patch, ...more] = patchesOf('promote');
    expect(more).toEqual([]);
    expect(patch?.subresource).toBe('status');
    expect(patch && parts(patch)).toEqual({
      holds: {
        '/metadata/uid': 'c0ffee00-0000-4000-8000-000000000001',
        '/status/currentPodHash': '5f6c74b595',
        '/status/currentStepIndex': 1,
        '/status/pauseConditions/0/startTime': '2026-11-21T02:46:26Z',
      },
      changes: [{ op: 'remove', path: '/status/pauseConditions' }],
    });
  });

  it('skips a running step only while no pause has begun and the index is the one that was seen', () => {
    const [patch] = patchesOf(
      'promote',
      pausedCanary({
        status: {
          phase: 'Progressing',
          controllerPause: false,
          pauseConditions: undefined,
          currentStepIndex: 2,
        },
      }),
    );
    expect(patch && parts(patch)).toMatchObject({
      holds: { '/status/currentStepIndex': 2, '/status/pauseConditions': null },
      changes: [{ op: 'add', path: '/status/currentStepIndex', value: 3 }],
    });
  });

  it('passes an inconclusive analysis in one stroke, so that the next pause is not swallowed', () => {
    const [patch] = patchesOf(
      'promote',
      pausedCanary({
        spec: {
          strategy: {
            canary: {
              steps: [
                { setWeight: 20 },
                { analysis: { templates: [{ templateName: 'a' }] } },
                { pause: {} },
              ],
            },
          },
        },
        status: {
          pauseConditions: [
            {
              reason: 'InconclusiveAnalysisRun',
              startTime: '2026-11-21T02:46:26Z',
            },
          ],
          canary: {
            currentStepAnalysisRunStatus: {
              name: 'web-1',
              status: 'Inconclusive',
            },
          },
        },
      }),
    );
    expect(patch && parts(patch).changes).toEqual([
      { op: 'remove', path: '/status/pauseConditions' },
      { op: 'add', path: '/status/controllerPause', value: false },
      { op: 'add', path: '/status/currentStepIndex', value: 2 },
    ]);
  });

  it('leaves a step and what holds it in one stroke, while it is not paused by hand', () => {
    const [patch, ...more] = patchesOf('skip-step');
    expect(more).toEqual([]);
    expect(patch?.subresource).toBe('status');
    expect(patch && parts(patch)).toEqual({
      holds: {
        '/metadata/uid': 'c0ffee00-0000-4000-8000-000000000001',
        '/status/currentPodHash': '5f6c74b595',
        '/status/currentStepIndex': 1,
        '/status/pauseConditions/0/startTime': '2026-11-21T02:46:26Z',
        '/spec/paused': null,
      },
      changes: [
        { op: 'remove', path: '/status/pauseConditions' },
        { op: 'add', path: '/status/controllerPause', value: false },
        { op: 'add', path: '/status/currentStepIndex', value: 2 },
      ],
    });
  });

  it('leaves a running step only while no pause has begun', () => {
    const [patch] = patchesOf(
      'skip-step',
      pausedCanary({
        status: {
          phase: 'Progressing',
          controllerPause: false,
          pauseConditions: undefined,
          currentStepIndex: 2,
        },
      }),
    );
    expect(patch && parts(patch)).toMatchObject({
      holds: { '/status/currentStepIndex': 2, '/status/pauseConditions': null },
      changes: [{ op: 'add', path: '/status/currentStepIndex', value: 3 }],
    });
  });

  it('unpauses a paused spec on its own, waits, and no longer demands it in the second patch', () => {
    const [first, second] = patchesOf(
      'promote',
      pausedCanary({ spec: { paused: true } }),
    );
    expect(first?.subresource).toBeUndefined();
    expect(first && parts(first).changes).toEqual([
      { op: 'replace', path: '/spec/paused', value: false },
    ]);
    const observed = (generation: number, paused: boolean) =>
      projectRollout({
        ...pausedCanary({ spec: { paused } }),
        metadata: { ...pausedCanary().metadata, generation },
      });
    expect(first?.until?.(observed(3, false))).toBe(true);
    expect(first?.until?.(observed(4, false))).toBe(false);
    expect(first?.until?.(observed(3, true))).toBe(false);
    expect(second && parts(second).holds).not.toHaveProperty('/spec/paused');
  });

  it.each([
    [undefined, null],
    [false, false],
    [true, true],
  ])(
    'promotes fully only what was not aborted since: abort %s is compared with %s',
    (abort, expected) => {
      const [patch] = patchesOf(
        'promote-full',
        pausedCanary({ status: { abort } }),
      );
      expect(patch && parts(patch)).toMatchObject({
        holds: { '/metadata/generation': 3, '/status/abort': expected },
        changes: [{ op: 'add', path: '/status/promoteFull', value: true }],
      });
    },
  );

  it('aborts whatever step it has come to', () => {
    const [patch] = patchesOf('abort');
    expect(patch && parts(patch)).toEqual({
      holds: {
        '/metadata/uid': 'c0ffee00-0000-4000-8000-000000000001',
        '/status/currentPodHash': '5f6c74b595',
      },
      changes: [{ op: 'add', path: '/status/abort', value: true }],
    });
  });

  it('retries only what is aborted', () => {
    const [patch] = patchesOf(
      'retry',
      pausedCanary({ status: { abort: true } }),
    );
    expect(patch && parts(patch)).toMatchObject({
      holds: { '/status/abort': true },
      changes: [{ op: 'replace', path: '/status/abort', value: false }],
    });
  });

  it.each([
    [undefined, null],
    [false, false],
  ])(
    'pauses only what is not paused: spec.paused %s is compared with %s',
    (paused, expected) => {
      const [patch, ...more] = patchesOf(
        'pause',
        pausedCanary({ spec: { paused } }),
      );
      expect(more).toEqual([]);
      expect(patch?.subresource).toBeUndefined();
      expect(patch && parts(patch)).toEqual({
        holds: {
          '/metadata/uid': 'c0ffee00-0000-4000-8000-000000000001',
          '/spec/paused': expected,
        },
        changes: [{ op: 'add', path: '/spec/paused', value: true }],
      });
    },
  );

  it('resumes with spec.paused alone, and only the version that was seen', () => {
    const patches = patchesOf(
      'resume',
      pausedCanary({ spec: { paused: true } }),
    );
    expect(patches.map(parts)).toEqual([
      {
        holds: {
          '/metadata/uid': 'c0ffee00-0000-4000-8000-000000000001',
          '/status/currentPodHash': '5f6c74b595',
          '/spec/paused': true,
        },
        changes: [{ op: 'replace', path: '/spec/paused', value: false }],
      },
    ]);
  });

  it('restarts anew only what was not restarted since', () => {
    const rollout = projectRollout(
      pausedCanary({ spec: { restartAt: '2026-11-20T10:00:00Z' } }),
    );
    const patch = restartPatch(
      preconditionOf('restart', rollout),
      '2026-11-21T03:00:00Z',
    );
    expect(parts(patch)).toEqual({
      holds: {
        '/metadata/uid': 'c0ffee00-0000-4000-8000-000000000001',
        '/spec/restartAt': '2026-11-20T10:00:00Z',
      },
      changes: [
        { op: 'add', path: '/spec/restartAt', value: '2026-11-21T03:00:00Z' },
      ],
    });
  });

  it('puts a template back only over the one that was seen', () => {
    const rollout = projectRollout(pausedCanary());
    const template = { spec: { containers: [] } };
    expect(
      parts(undoPatch(preconditionOf('undo', rollout), rollout, template)),
    ).toEqual({
      holds: {
        '/metadata/uid': 'c0ffee00-0000-4000-8000-000000000001',
        '/metadata/generation': 3,
        '/status/currentPodHash': '5f6c74b595',
      },
      changes: [{ op: 'replace', path: '/spec/template', value: template }],
    });
  });

  it.each([
    'promote',
    'promote-full',
    'abort',
    'retry',
    'pause',
    'resume',
  ] as const)('%s never goes without the uid', verb => {
    for (const patch of patchesOf(
      verb,
      pausedCanary({
        spec: { paused: true },
        status: { abort: verb === 'retry' },
      }),
    )) {
      expect(parts(patch).holds).toHaveProperty(
        '/metadata/uid',
        'c0ffee00-0000-4000-8000-000000000001',
      );
    }
  });
});
