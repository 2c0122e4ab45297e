import { stringify } from 'yaml';

const MADE_BY = 'Made by `npm run argo-cd:install` from argo-cd/health-checks.';

/**
 * What is applied to an installation, by file name: one of them is enough.
 *
 * @param {import('./customizations.mjs').Customization[]} kinds
 * @returns {Record<string, string>}
 */
export function installFiles(kinds) {
  const data = Object.fromEntries(kinds.flatMap(configMapEntries));
  return {
    'kustomize/kustomization.yaml': yaml(
      ' Use it as a component beside the manifests of Argo CD.',
      {
        apiVersion: 'kustomize.config.k8s.io/v1alpha1',
        kind: 'Component',
        patches: [
          {
            path: 'argocd-cm.yaml',
            // Whatever namespace it stands in.
            target: { kind: 'ConfigMap', name: 'argocd-cm' },
          },
        ],
      },
    ),
    'kustomize/argocd-cm.yaml': yaml(
      ' A patch: kubectl -n argocd patch configmap argocd-cm --patch-file argocd-cm.yaml',
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'argocd-cm' },
        data,
      },
    ),
    'helm-values.yaml': yaml(' For the chart argo-cd of argo-helm.', {
      configs: { cm: data },
    }),
    'argocd-operator.yaml': yaml(
      ' To be merged into the ArgoCD resource of argocd-operator or OpenShift GitOps.',
      {
        apiVersion: 'argoproj.io/v1beta1',
        kind: 'ArgoCD',
        metadata: { name: 'argocd' },
        spec: {
          resourceHealthChecks: kinds.map(({ group, kind, health }) => ({
            group,
            kind,
            check: health,
          })),
          resourceActions: kinds.flatMap(({ group, kind, actions }) =>
            actions === undefined ? [] : [{ group, kind, action: actions }],
          ),
        },
      },
    ),
    'paste-into-argocd-cm.txt': yaml(
      ' Paste below `data:` of the ConfigMap argocd-cm.',
      { data },
    ).replace(/^data:\n/m, ''),
  };
}

/**
 * @param {import('./customizations.mjs').Customization} customization
 * @returns {[string, string][]}
 */
function configMapEntries({ group, kind, health, actions }) {
  const key = `${group}_${kind}`;
  return [
    [`resource.customizations.health.${key}`, health],
    ...(actions === undefined
      ? []
      : /** @type {[string, string][]} */ ([
          [`resource.customizations.actions.${key}`, actions],
        ])),
  ];
}

/**
 * @param {string} use
 * @param {unknown} value
 */
function yaml(use, value) {
  const text = stringify(value, { lineWidth: 0, blockQuote: 'literal' });
  return `# ${MADE_BY}\n#${use}\n${text}`;
}
