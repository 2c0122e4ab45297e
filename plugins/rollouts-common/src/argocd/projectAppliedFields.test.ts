import { projectAppliedFields } from './projectAppliedFields';

const applied = (manifest: unknown) =>
  projectAppliedFields({
    metadata: {
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration':
          typeof manifest === 'string' ? manifest : JSON.stringify(manifest),
      },
    },
  });

it('reads what the last manifest says of fields that actions change, and nothing else', () => {
  expect(
    applied({
      spec: { paused: false, replicas: 3, template: { a: 'secret' } },
    }),
  ).toEqual({ paused: false });
  expect(applied({ spec: { restartAt: '2026-11-21T09:00:00Z' } })).toEqual({
    restartAt: '2026-11-21T09:00:00Z',
  });
  expect(applied({ spec: {} })).toEqual({});
});

it('knows from a server-side apply that a field is set, not to what', () => {
  const managedFields = [
    {
      manager: 'rollouts-controller',
      operation: 'Update',
      fieldsV1: { 'f:spec': { 'f:restartAt': {} } },
    },
    {
      manager: 'argocd-controller',
      operation: 'Apply',
      fieldsV1: { 'f:spec': { 'f:paused': {} } },
    },
  ];
  expect(projectAppliedFields({ metadata: { managedFields } })).toEqual({
    paused: null,
  });
});

it.each([
  ['nothing was noted', projectAppliedFields({ metadata: {} })],
  ['it is no object', projectAppliedFields('text')],
  ['the note cannot be read', applied('{')],
])('knows nothing where %s', (_, fields) => {
  expect(fields).toBeUndefined();
});
