import { applyJsonPatch } from '../../../store/applyJsonPatch';
import { applyMergePatch } from '../../../store/applyMergePatch';
import type { ClusterStore, Part } from '../../../store/ClusterStore';
import type { JsonObject, JsonValue } from '../../../store/Json';
import {
  isKubernetesObject,
  type KubernetesObject,
  type StoredObject,
} from '../../../store/KubernetesObject';
import { referenceTo } from '../../engine/referenceTo';
import {
  flagAt,
  listAt,
  numberAt,
  objectAt,
  textAt,
} from '../../engine/fields';
import { timeText } from '../../engine/timeText';
import type { Action } from './Recording';

const WEB = { kind: 'Rollout', name: 'web', namespace: 'default' };

/** Does what the driver did, with the requests that kubectl and its plugin send. */
export function performAction(
  store: ClusterStore,
  action: Action,
  now: Date,
): void {
  const patch = (part: Part, body: JsonValue) => patchWeb(store, part, body);
  switch (action.do) {
    case 'apply':
      action.objects.forEach(object => apply(store, object));
      return;
    case 'set image':
      setImage(store, action.image);
      return;
    case 'promote':
      promote(store, action.mode);
      return;
    case 'abort':
      patch('status', { status: { abort: true } });
      return;
    case 'retry':
      patch('status', { status: { abort: false } });
      return;
    case 'pause':
      patch('main', { spec: { paused: true } });
      return;
    case 'restart':
      patch('main', { spec: { restartAt: timeText(now) } });
      return;
    case 'undo':
      undo(store, action.revision);
      return;
    case 'terminate':
      terminate(store, action);
      return;
    case 'PATCH':
      send(store, action.path, action.body);
      return;
    case 'DELETE': {
      const reference = at(store, action.path);
      if (reference) store.delete(reference);
      return;
    }
    default:
  }
}

/** As `kubectl apply` of a manifest that has all that was ever applied. */
function apply(store: ClusterStore, object: KubernetesObject): void {
  const { kind } = object;
  const { name } = object.metadata;
  const namespace = 'default';
  const reference = referenceTo(store, { kind, name, namespace });
  if (!store.find(reference)) {
    store.create({ ...object, metadata: { ...object.metadata, namespace } });
    return;
  }
  store.update(reference, 'main', current => ({
    ...current,
    spec: { ...objectAt(current, 'spec'), ...objectAt(object, 'spec') },
  }));
}

function setImage(store: ClusterStore, image: string): void {
  const rollout = store.get(referenceTo(store, WEB));
  const workload = textAt(rollout, 'spec', 'workloadRef', 'name');
  const name =
    workload === undefined
      ? WEB
      : { ...WEB, kind: 'Deployment', name: workload };
  store.update(referenceTo(store, name), 'main', current => {
    const spec = objectAt(current, 'spec');
    const template = objectAt(spec, 'template');
    return {
      ...current,
      spec: {
        ...spec,
        template: {
          ...template,
          spec: {
            ...objectAt(template, 'spec'),
            containers: listAt(template, 'spec', 'containers').map(
              container => ({ ...objectAt(container), image }),
            ),
          },
        },
      },
    };
  });
}

/** By the rules of `kubectl argo rollouts promote`. */
function promote(
  store: ClusterStore,
  mode: 'full' | 'current' | 'all' | undefined,
): void {
  const { spec, status } = store.get(referenceTo(store, WEB));
  const steps = listAt(spec, 'strategy', 'canary', 'steps').length;
  const index = numberAt(status, 'currentStepIndex') ?? 0;
  const next = Math.min(index + 1, steps);
  const pauses = listAt(status, 'pauseConditions').length;
  const isInconclusive =
    textAt(status, 'canary', 'currentStepAnalysisRunStatus', 'status') ===
      'Inconclusive' &&
    pauses > 0 &&
    flagAt(status, 'controllerPause');
  let change: JsonObject | undefined;
  if (mode === 'current') change = { currentStepIndex: next };
  else if (mode === 'all') change = { currentStepIndex: steps };
  else if (mode === 'full') {
    const isUpdating =
      textAt(status, 'currentPodHash') !== textAt(status, 'stableRS');
    change = isUpdating ? { promoteFull: true } : undefined;
  } else if (isInconclusive) {
    change = {
      pauseConditions: null,
      controllerPause: false,
      currentStepIndex: next,
    };
  } else if (pauses > 0) change = { pauseConditions: null };
  else if (steps > 0) {
    change = { pauseConditions: null, currentStepIndex: next };
  }
  if (change) patchWeb(store, 'status', { status: change });
  if (flagAt(spec, 'paused') && (mode === undefined || mode === 'full')) {
    patchWeb(store, 'main', { spec: { paused: false } });
  }
}

/** The recorded name has another hash in it. */
function terminate(
  store: ClusterStore,
  { kind, name }: { kind: string; name: string },
): void {
  const pattern = new RegExp(`^${name.replace(/^web-[^-]+/, 'web-[^-]+')}$`);
  const { resource } = referenceTo(store, { kind, name });
  const found = store
    .list(resource)
    .find(({ metadata }) => pattern.test(metadata.name));
  if (!found) throw new Error(`no ${kind} like ${name}`);
  const { name: own, namespace } = found.metadata;
  store.update({ resource, name: own, namespace }, 'main', object => ({
    ...object,
    spec: { ...objectAt(object, 'spec'), terminate: true },
  }));
}

function undo(store: ClusterStore, revision: number | undefined): void {
  const rollout = store.get(referenceTo(store, WEB));
  const resource = store.resource('replicasets');
  const sets = (resource ? store.list(resource) : []).filter(({ metadata }) =>
    metadata.ownerReferences?.some(({ uid }) => uid === rollout.metadata.uid),
  );
  const number = ({ metadata }: StoredObject) =>
    Number(metadata.annotations?.['rollout.argoproj.io/revision']);
  const [, previous] = sets.sort((one, other) => number(other) - number(one));
  const wanted =
    revision === undefined
      ? previous
      : sets.find(set => number(set) === revision);
  const template = objectAt(wanted, 'spec', 'template');
  const { 'rollouts-pod-template-hash': _, ...labels } = objectAt(
    template,
    'metadata',
    'labels',
  );
  const workload = textAt(rollout, 'spec', 'workloadRef', 'name');
  const name =
    workload === undefined
      ? WEB
      : { ...WEB, kind: 'Deployment', name: workload };
  store.update(referenceTo(store, name), 'main', current => ({
    ...current,
    spec: {
      ...objectAt(current, 'spec'),
      template: {
        ...template,
        metadata: { ...objectAt(template, 'metadata'), labels },
      },
    },
  }));
}

function send(store: ClusterStore, path: string, body: JsonValue): void {
  const reference = at(store, path);
  if (!reference) return;
  const part = path.endsWith('/status') ? 'status' : 'main';
  store.update(reference, part, current => {
    const patched = Array.isArray(body)
      ? applyJsonPatch(current, body)
      : applyMergePatch(current, body);
    if (!isKubernetesObject(patched)) throw new Error('no object any more');
    return patched;
  });
}

/** A path of the API as a reference; the scale subresource is the object itself, as far as replicas go. */
function at(store: ClusterStore, path: string) {
  const [, namespace, plural, name] =
    /\/namespaces\/([^/]+)\/([^/]+)\/([^/]+)/.exec(path) ?? [];
  const resource = store.resource(plural ?? '');
  return resource && name !== undefined
    ? { resource, namespace, name }
    : undefined;
}

function patchWeb(store: ClusterStore, part: Part, body: JsonValue): void {
  store.update(referenceTo(store, WEB), part, current => {
    const patched = applyMergePatch(current, body);
    if (!isKubernetesObject(patched)) throw new Error('no object any more');
    return patched;
  });
}
