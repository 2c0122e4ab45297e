import type { WorkloadKind } from '@rollouts-portal/plugin-rollouts-common';

/** One workload of a cluster. */
export type WorkloadName = {
  kind: WorkloadKind;
  namespace: string;
  name: string;
};

/**
 * Which workloads another object rolls out: the target of a Canary, its primary, what a Rollout refers to. They are
 * shown there, and not a second time as what they are.
 */
export class ManagedWorkloads {
  readonly #byManager = new Map<string, readonly WorkloadName[]>();
  readonly #managers = new Map<string, number>();

  /** @param changed - called after it can be asked whether this workload is managed */
  constructor(private readonly changed: (workload: WorkloadName) => void) {}

  /** All that one object manages now; none when it is gone. */
  set(managerUid: string, workloads: readonly WorkloadName[]): void {
    const before = this.#byManager.get(managerUid) ?? [];
    if (before.length === 0 && workloads.length === 0) return;
    const same =
      before.map(keyOf).join('\n') === workloads.map(keyOf).join('\n');
    if (same) return;
    if (workloads.length > 0) this.#byManager.set(managerUid, workloads);
    else this.#byManager.delete(managerUid);
    before.forEach(workload => this.#count(workload, -1));
    workloads.forEach(workload => this.#count(workload, 1));
    [...before, ...workloads].forEach(workload => this.changed(workload));
  }

  has(workload: WorkloadName): boolean {
    return this.#managers.has(keyOf(workload));
  }

  #count(workload: WorkloadName, by: 1 | -1): void {
    const key = keyOf(workload);
    const count = (this.#managers.get(key) ?? 0) + by;
    if (count > 0) this.#managers.set(key, count);
    else this.#managers.delete(key);
  }
}

function keyOf({ kind, namespace, name }: WorkloadName): string {
  return `${kind}/${namespace}/${name}`;
}
