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

/** Reads upstream's text: the fields of its header, and the lines of its tree. */
export function parseUpstream(text: string): UpstreamView {
  const [header = '', tree = ''] = text.split(/\n\n(?=NAME )/);
  const view: UpstreamView = { Tree: tree };
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
  return view;
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
    Desired: String(pods?.desired),
    Current: String(pods?.current),
    Updated: String(pods?.updated),
    Ready: String(pods?.ready),
    Available: String(pods?.available),
  };
}

/** What `kubectl argo rollouts status` prints without watching. */
export function asUpstreamStatus({ phase, message = '' }: DerivedDetail): {
  status: string;
  stderr: string;
} {
  const isFinal = phase === 'Healthy' || phase === 'Degraded';
  return {
    status: isFinal ? `${phase}\n` : `${phase} - ${message}\n`,
    stderr:
      phase === 'Degraded'
        ? `Error: The rollout is in a degraded state with message: ${message}\n`
        : '',
  };
}
