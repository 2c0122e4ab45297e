import { z } from 'zod';

import { resourceSchema } from './resourceSchema';
import { treeNodeSchema, type TreeNode } from './TreeNode';

const text = z.string().min(1);

const applicationSchema = z.object({
  metadata: z.object({ name: text, namespace: z.string().optional() }),
  spec: z
    .object({
      project: z.string().optional(),
      destination: z
        .object({ server: z.string().optional(), name: z.string().optional() })
        .optional(),
    })
    .optional(),
});

const treeSchema = z.object({
  nodes: z.array(z.unknown()).nullish(),
  orphanedNodes: z.array(z.unknown()).nullish(),
});

/** The object that the tab is about, as it was when Argo CD read it last. */
export type Resource = z.infer<typeof resourceSchema>;
export type Application = z.infer<typeof applicationSchema>;

export type ExtensionProps = {
  resource: Resource;
  application: Application;
  nodes: readonly TreeNode[];
};

/**
 * What Argo CD hands to a tab, which is as good as from the network: versions differ, and nothing of it is typed.
 * Undefined where it is not what a tab of a resource gets. Nodes that cannot be read are left out.
 */
export function parseExtensionProps(props: {
  resource?: unknown;
  application?: unknown;
  tree?: unknown;
}): ExtensionProps | undefined {
  const resource = resourceSchema.safeParse(props.resource);
  const application = applicationSchema.safeParse(props.application);
  if (!resource.success || !application.success) return undefined;
  const tree = treeSchema.safeParse(props.tree);
  const nodes = tree.success
    ? [...(tree.data.nodes ?? []), ...(tree.data.orphanedNodes ?? [])]
    : [];
  return {
    resource: resource.data,
    application: application.data,
    nodes: nodes.flatMap(node => {
      const parsed = treeNodeSchema.safeParse(node);
      return parsed.success ? [parsed.data] : [];
    }),
  };
}
