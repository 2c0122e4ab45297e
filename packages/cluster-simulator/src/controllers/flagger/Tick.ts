import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { textAt } from '../engine/fields';
import type { Write } from '../engine/Write';
import { podTemplateHash } from '../workloads/podTemplateHash';
import {
  canaryStatus,
  progressOf,
  type CanaryPhase,
  type CanaryProgress,
} from './canaryStatus';
import { settingsOf, type CanarySettings } from './CanarySettings';
import type { FlaggerVersion } from './FlaggerVersion';
import { routesOf } from './routes';
import type { Routes } from './routing/Router';
import { unreadiness, type Unready } from './readiness';

/** One look of Flagger at one Canary, and all it can see then. */
export class Tick {
  readonly settings: CanarySettings;
  readonly phase: string;
  readonly progress: CanaryProgress;
  readonly routes: Routes;
  readonly target: StoredObject | undefined;
  readonly primary: StoredObject | undefined;
  /** Of the target's Pods as they are to be. */
  readonly hash: string;

  constructor(
    readonly canary: StoredObject,
    readonly view: ClusterView,
    readonly version: FlaggerVersion,
  ) {
    this.settings = settingsOf(canary);
    this.phase = textAt(canary.status, 'phase') ?? '';
    this.progress = progressOf(canary);
    this.routes = routesOf(canary, view);
    this.target = this.#deployment(this.settings.targetName);
    this.primary = this.#deployment(`${this.settings.targetName}-primary`);
    const { spec } = this.target ?? {};
    this.hash = podTemplateHash(
      typeof spec === 'object' && !Array.isArray(spec)
        ? spec?.template
        : undefined,
    );
  }

  /** `checkout.shop`, as Flagger names things. */
  get name(): string {
    return `${this.canary.metadata.name}.${this.canary.metadata.namespace}`;
  }

  get targetName(): string {
    return `${this.settings.targetName}.${this.canary.metadata.namespace}`;
  }

  get primaryName(): string {
    return `${this.settings.targetName}-primary.${this.canary.metadata.namespace}`;
  }

  isIn(...phases: CanaryPhase[]): boolean {
    return phases.some(phase => phase === this.phase);
  }

  /** Whether the target is neither what was promoted nor what was taken up last. */
  get hasNewRevision(): boolean {
    const { lastAppliedSpec, lastPromotedSpec } = this.progress;
    return this.hash !== lastAppliedSpec && this.hash !== lastPromotedSpec;
  }

  get unreadyTarget(): Unready | undefined {
    const { progressDeadline, canaryReadyThreshold } = this.settings;
    return (
      this.target &&
      unreadiness(
        this.target,
        progressDeadline,
        canaryReadyThreshold,
        this.view.now,
      )
    );
  }

  get unreadyPrimary(): Unready | undefined {
    const { progressDeadline, primaryReadyThreshold } = this.settings;
    return (
      this.primary &&
      unreadiness(
        this.primary,
        progressDeadline,
        primaryReadyThreshold,
        this.view.now,
      )
    );
  }

  tells(message: string): Write {
    return this.#event('Normal', message);
  }

  warns(message: string): Write {
    return this.#event('Warning', message);
  }

  /** Into a phase; what is not said about the progress stays as it is. */
  enters(phase: CanaryPhase, progress: Partial<CanaryProgress> = {}): Write {
    return {
      write: 'status',
      of: this.#name,
      status: canaryStatus(
        this.canary,
        phase,
        { ...this.progress, ...progress },
        this.view.now,
      ),
    };
  }

  scalesTarget(replicas: number): Write {
    return {
      write: 'patch',
      of: this.#deploymentName(this.settings.targetName),
      patch: { spec: { replicas } },
    };
  }

  get #name() {
    const { name, namespace } = this.canary.metadata;
    return { kind: 'Canary', name, namespace };
  }

  #event(type: 'Normal' | 'Warning', message: string): Write {
    return {
      write: 'event',
      about: this.#name,
      type,
      reason: 'Synced',
      message,
      source: 'flagger',
    };
  }

  #deployment(name: string): StoredObject | undefined {
    return this.view.find(this.#deploymentName(name));
  }

  #deploymentName(name: string) {
    const { namespace } = this.canary.metadata;
    return { kind: 'Deployment', name, namespace };
  }
}
