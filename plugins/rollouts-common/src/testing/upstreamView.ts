import type { Phase } from '../model/Phase';
import type { DerivedDetail } from '../model/Derived';

/** What `kubectl argo rollouts get rollout` says of a rollout, line by line. */
export type UpstreamView = Record<string, string>;

const HEADER_FIELDS = [
  'Name',
  'Namespace',
  'Status',
  'Message',
  'Strategy',
  'Step',
  'SetWeight',
  'ActualWeight',
  'Images',
  'Desired',
  'Current',
  'Updated',
  'Ready',
  'Available',
];

/** Reads upstream's text: its header, and the ReplicaSets of its tree with revision and roles. */
export function parseUpstream(text: string): UpstreamView {
  const [header = '', tree = ''] = text.split(/\n\nNAME .*\n/);
  const view: UpstreamView = {};
  let field = '';
  for (const line of header.split('\n')) {
    const [, name, value = ''] = /^ *([A-Z]\w+): *(.*)$/.exec(line) ?? [];
    if (name && HEADER_FIELDS.includes(name)) {
      field = name;
      view[field] = value.trim();
    } else if (field === 'Images' && line.startsWith('      ')) {
      view.Images = `${view.Images}\n${line.trim()}`;
    } else {
      field = '';
    }
  }
  view.ReplicaSets = replicaSetLines(tree).join('\n');
  return view;
}

/** The ReplicaSets right below a revision; those deeper down belong to experiments. */
function replicaSetLines(tree: string): string[] {
  let revision = '';
  return tree.split('\n').flatMap(line => {
    revision = /^[├└]──# revision:(\d+)/.exec(line)?.[1] ?? revision;
    const [, name, info = ''] =
      /^(?:│ {2}| {3})[├└]──⧉ (\S+) +ReplicaSet +\S+ \S+ +\S+ *(\S*)/.exec(
        line,
      ) ?? [];
    if (name === undefined) return [];
    const roles = info
      .split(',')
      .filter(role => role !== '' && !role.startsWith('delay:'));
    return [`${revision} ${name} ${roles.join(',')}`.trim()];
  });
}

const ICON: Record<Phase, string> = {
  Healthy: '✔',
  Progressing: '◌',
  Paused: '॥',
  Degraded: '✖',
  Unknown: '?',
};

const STRATEGY: Partial<Record<DerivedDetail['strategy'], string>> = {
  canary: 'Canary',
  blueGreen: 'BlueGreen',
};

/** Our detail in upstream's words, for comparison. */
export function asUpstreamView(detail: DerivedDetail): UpstreamView {
  const { phase, message, step, weights, images, pods } = detail;
  return {
    Name: detail.name,
    Namespace: detail.namespace,
    Status: `${ICON[phase]} ${phase}`,
    ...(message ? { Message: message } : {}),
    Strategy: STRATEGY[detail.strategy] ?? '',
    ...(detail.strategy === 'canary'
      ? {
          Step: step ? `${step.index}/${step.count}` : '',
          SetWeight: String(weights.desired.value),
          ActualWeight: String(weights.actual.value),
        }
      : {}),
    ...(images.length > 0
      ? {
          Images: images
            .map(({ image, roles }) =>
              roles.length > 0 ? `${image} (${roles.join(', ')})` : image,
            )
            .join('\n'),
        }
      : {}),
    Desired: String(pods.desired),
    Current: String(pods.current),
    Updated: String(pods.updated),
    Ready: String(pods.ready),
    Available: String(pods.available),
    ReplicaSets: detail.revisions
      .map(({ revision, name, roles }) =>
        `${revision} ${name} ${roles.join(',')}`.trim(),
      )
      .join('\n'),
  };
}

/** What `kubectl argo rollouts status` prints without watching. */
export function asUpstreamStatus({ phase, message }: DerivedDetail): string {
  const known = phase === 'Healthy' || phase === 'Degraded';
  return known ? phase : `${phase} - ${message ?? ''}`;
}
