import { parseExtensionProps } from './extensionProps';

const resource = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { namespace: 'shop', name: 'web', uid: 'u1' },
};
const application = { metadata: { name: 'shop', namespace: 'argocd' } };
const node = { version: 'v1', kind: 'Pod', name: 'web-1' };

it('leaves out nodes of the tree that cannot be read, and keeps the others', () => {
  const props = parseExtensionProps({
    resource,
    application,
    tree: { nodes: [null, { kind: 7 }, node], orphanedNodes: null },
  });
  expect(props?.nodes).toEqual([
    expect.objectContaining({ kind: 'Pod', parentRefs: [], namespace: '' }),
  ]);
});

it.each([undefined, null, {}, { nodes: null }, 'tree'])(
  'does without a tree: %j',
  tree => {
    expect(parseExtensionProps({ resource, application, tree })?.nodes).toEqual(
      [],
    );
  },
);

it('is nothing without an object or an Application', () => {
  expect(parseExtensionProps({})).toBeUndefined();
  expect(parseExtensionProps({ resource, application: {} })).toBeUndefined();
  expect(
    parseExtensionProps({ resource: { kind: 'Rollout' }, application }),
  ).toBeUndefined();
});
