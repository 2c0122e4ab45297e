import { z } from 'zod';

const text = z.string().default('');

/** One object in the tree of an Application: enough to ask for it, not the object itself. */
export const treeNodeSchema = z.object({
  group: text,
  version: z.string(),
  kind: z.string(),
  namespace: text,
  name: z.string(),
  uid: text,
  /** Argo CD sends the tree anew when one of these changes. */
  resourceVersion: text,
  createdAt: text,
  parentRefs: z
    .array(z.object({ uid: text }))
    .nullish()
    .transform(refs => (refs ?? []).map(({ uid }) => uid)),
  health: z.object({ status: text, message: text }).nullish(),
});

export type TreeNode = z.output<typeof treeNodeSchema>;

/** What names an object to Argo CD's API. */
export type ResourceRef = Pick<
  TreeNode,
  'group' | 'version' | 'kind' | 'namespace' | 'name'
>;
