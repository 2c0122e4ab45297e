import type { ApplicationFacts } from './ApplicationFacts';
import type { ArgoCdInstance } from './ArgoCdInstance';

/** The configured Argo CD that is in charge of an Application; undefined where none was configured for it. */
export function instanceOf(
  { namespace, controllerNamespace }: ApplicationFacts,
  cluster: string,
  instances: readonly ArgoCdInstance[],
): ArgoCdInstance | undefined {
  const here = instances.filter(instance => instance.cluster === cluster);
  const home = controllerNamespace ?? namespace;
  return (
    here.find(instance => instance.namespace === home) ??
    here.find(instance => instance.namespace === undefined)
  );
}
