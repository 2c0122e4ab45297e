import type { PlacedApplication } from './relateApplications';

/** Whether an entity means an Application. */
export type ApplicationSelector = (
  application: Pick<PlacedApplication, 'facts'>,
) => boolean;

// As the known plugins for Argo CD read them.
const APP_NAME = 'argocd/app-name';
const APP_SELECTOR = 'argocd/app-selector';
const APP_NAMESPACE = 'argocd/app-namespace';
const PROJECT_NAME = 'argocd/project-name';

/**
 * Which Applications an entity names with the annotations of the known plugins for Argo CD: `argocd/app-name`, or
 * `argocd/app-selector` (`label=value`, more of them after a comma), each within `argocd/app-namespace` and
 * `argocd/project-name` where these are given. A project alone names all its apps.
 *
 * @returns undefined when it names none
 */
export function applicationSelector(
  annotations: Readonly<Record<string, string>>,
): ApplicationSelector | undefined {
  const name = annotations[APP_NAME];
  const selector = annotations[APP_SELECTOR];
  const namespace = annotations[APP_NAMESPACE];
  const project = annotations[PROJECT_NAME];
  if (!name && !selector && !project) return undefined;
  const labels = selector ? labelsOf(selector) : [];
  if (!labels) return undefined;
  return ({ facts }) =>
    (!name || facts.name === name) &&
    (!namespace || facts.namespace === namespace) &&
    (!project || facts.project === project) &&
    labels.every(([key, value]) => facts.labels[key] === value);
}

/** Undefined for what is no list of `label=value`: then it selects nothing rather than everything. */
function labelsOf(selector: string): [string, string][] | undefined {
  const labels = selector.split(',').map((part): [string, string] => {
    const [key = '', value = ''] = part.split(/==?/).map(word => word.trim());
    return [key, value];
  });
  return labels.every(([key, value]) => key && value) ? labels : undefined;
}
