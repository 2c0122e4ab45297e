import { VirtualClock } from '../../clock/VirtualClock';
import { ClusterStore, type Reference } from '../../store/ClusterStore';
import { isJsonObject, type JsonObject } from '../../store/Json';
import type { KubernetesObject } from '../../store/KubernetesObject';
import { noTime, type Pace } from './Pace';
import { runControllers } from './runControllers';
import type { Controller, Stage } from './Stage';
import type { Write } from './Write';

describe('controllers on a cluster', () => {
  let clock: VirtualClock;
  let store: ClusterStore;
  let stop: AbortController;
  let reported: string[];

  beforeEach(() => {
    clock = new VirtualClock();
    store = new ClusterStore({ clock });
    stop = new AbortController();
    reported = [];
  });
  afterEach(() => {
    stop.abort();
    if (reported.length > 0) throw new Error(reported.join());
    if (clock.waiting > 0) throw new Error('someone still waits');
  });

  function run(
    stages: Stage[],
    more: Partial<Controller> & { pace?: Partial<Pace> } = {},
  ) {
    const { pace, ...controller } = more;
    runControllers({
      store,
      clock,
      controllers: [
        { name: 'lamps', kind: 'ConfigMap', stages, ...controller },
      ],
      pace: { ...noTime, ...pace },
      signal: stop.signal,
      report: ({ message }) => reported.push(message),
    });
  }

  it('does what the first matching stage says, until none matches', async () => {
    run([turns('off', 'amber'), turns('amber', 'green'), turns('off', 'red')]);
    create('lamp', { is: 'off' });
    await clock.advance(0);
    expect(state('lamp')).toBe('green');
  });

  it('sees what was there before it was started', async () => {
    create('lamp', { is: 'off' });
    run([turns('off', 'green')]);
    await clock.advance(0);
    expect(state('lamp')).toBe('green');
  });

  it('never acts inside the write that told of the change', () => {
    run([turns('off', 'green')]);
    create('lamp', { is: 'off' });
    expect(state('lamp')).toBe('off');
  });

  it('counts a wait from when the stage came to match, whatever else changes', async () => {
    run([{ ...turns('red', 'green'), wait: () => 1_000 }]);
    create('lamp', { is: 'red' });
    await clock.advance(600);
    change('lamp', { is: 'red', dust: 'some' });
    await clock.advance(399);
    expect(state('lamp')).toBe('red');
    await clock.advance(1);
    expect(state('lamp')).toBe('green');
  });

  it('waits for the rest when it is woken a moment too early, as timers do', async () => {
    const early = {
      now: () => clock.now(),
      wait: (ms: number, signal: AbortSignal) =>
        clock.wait(ms > 1 ? ms - 1 : ms, signal),
    };
    runControllers({
      store,
      clock: early,
      controllers: [
        {
          name: 'lamps',
          kind: 'ConfigMap',
          stages: [{ ...turns('red', 'green'), wait: () => 1_000 }],
        },
      ],
      pace: noTime,
      signal: stop.signal,
      report: ({ message }) => reported.push(message),
    });
    create('lamp', { is: 'red' });
    await clock.advance(999);
    expect(state('lamp')).toBe('red');
    await clock.advance(1);
    expect(state('lamp')).toBe('green');
  });

  it('counts anew when another stage matched in between', async () => {
    const stuck: Stage = {
      ...turns('broken', 'off'),
      wait: () => 1_000_000,
    };
    run([{ ...turns('red', 'green'), wait: () => 1_000 }, stuck]);
    create('lamp', { is: 'red' });
    await clock.advance(600);
    change('lamp', { is: 'broken' });
    await clock.advance(10);
    change('lamp', { is: 'red' });
    await clock.advance(999);
    expect(state('lamp')).toBe('red');
    await clock.advance(1);
    expect(state('lamp')).toBe('green');
  });

  it('follows an instant that moves while it waits', async () => {
    run([
      {
        ...turns('red', 'green'),
        wait: ({ data }) =>
          new Date(String(isJsonObject(data) ? data.until : '')),
      },
    ]);
    create('lamp', { is: 'red', until: '2026-01-05T09:01:00Z' });
    await clock.advance(10_000);
    change('lamp', { is: 'red', until: '2026-01-05T09:00:30Z' });
    await clock.advance(19_999);
    expect(state('lamp')).toBe('red');
    await clock.advance(1);
    expect(state('lamp')).toBe('green');
  });

  it('lets one controller go on while another waits for the same object', async () => {
    run([{ ...turns('red', 'green'), wait: () => 5_000 }]);
    run([turns('red', 'amber')], { name: 'impatient' });
    create('lamp', { is: 'red' });
    await clock.advance(0);
    expect(state('lamp')).toBe('amber');
  });

  it('looks at an owner when what it owns has changed', async () => {
    run([
      {
        ...turns('red', 'green'),
        matches: (lamp, view) => view.ownedBy(lamp, 'Pod').length > 0,
        next: lamp =>
          state(lamp.metadata.name) === 'red' ? [patch('lamp', 'green')] : [],
      },
    ]);
    const { uid } = create('lamp', { is: 'red' }).metadata;
    await clock.advance(0);
    store.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'bulb',
        ownerReferences: [
          { apiVersion: 'v1', kind: 'ConfigMap', name: 'lamp', uid },
        ],
      },
    });
    await clock.advance(0);
    expect(state('lamp')).toBe('green');
  });

  it('looks at an object when one that it heeds has changed', async () => {
    run(
      [
        {
          ...turns('red', 'green'),
          matches: ({ metadata }, view) =>
            metadata.name === 'lamp' &&
            state('lamp') === 'red' &&
            view.find({ kind: 'Pod', name: 'switch', namespace: 'default' }) !==
              undefined,
        },
      ],
      {
        heeds: () => [{ kind: 'Pod', name: 'switch', namespace: 'default' }],
      },
    );
    create('lamp', { is: 'red' });
    await clock.advance(0);
    store.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'switch' },
    });
    await clock.advance(0);
    expect(state('lamp')).toBe('green');
  });

  it('takes its time to hear of a change, and none for what it did itself', async () => {
    run([turns('off', 'amber'), turns('amber', 'green')], {
      pace: { answer: 100 },
    });
    await clock.advance(0);
    create('lamp', { is: 'off' });
    await clock.advance(99);
    expect(state('lamp')).toBe('off');
    await clock.advance(1);
    expect(state('lamp')).toBe('green');
  });

  it('looks again when a write comes too late', async () => {
    let tries = 0;
    run([
      {
        ...turns('red', 'green'),
        next: () => {
          tries += 1;
          return tries === 1
            ? [
                {
                  write: 'patch',
                  of: lampNamed('lamp'),
                  patch: { metadata: { resourceVersion: '1' } },
                },
              ]
            : [patch('lamp', 'green')];
        },
      },
    ]);
    create('lamp', { is: 'red' });
    await clock.advance(0);
    expect(state('lamp')).toBe('green');
  });

  it('reports a stage that throws, and goes on with other objects', async () => {
    run([
      {
        ...turns('red', 'green'),
        next: ({ metadata: { name } }) => {
          if (name === 'fuse') throw new Error('blown');
          return [patch(name, 'green')];
        },
      },
    ]);
    create('fuse', { is: 'red' });
    create('lamp', { is: 'red' });
    await clock.advance(0);
    expect(reported.splice(0)).toEqual([
      'lamps: red-to-green failed for ConfigMap default/fuse: blown',
    ]);
    expect(state('lamp')).toBe('green');
  });

  it('reports stages that follow each other without end, once, and stops them', async () => {
    run([turns('red', 'green'), turns('green', 'red')]);
    create('lamp', { is: 'red' });
    await clock.advance(0);
    expect(reported.splice(0)).toEqual([
      'lamps finds no end for ConfigMap default/lamp: red-to-green, green-to-red',
    ]);
  });

  it('does nothing more once the signal has aborted', async () => {
    run([{ ...turns('red', 'green'), wait: () => 1_000 }]);
    create('lamp', { is: 'red' });
    await clock.advance(0);
    stop.abort();
    await clock.advance(2_000);
    expect(state('lamp')).toBe('red');
  });

  it('tells events about the object they concern', async () => {
    run([
      {
        ...turns('red', 'green'),
        next: () => [
          patch('lamp', 'green'),
          {
            write: 'event',
            about: lampNamed('lamp'),
            type: 'Normal',
            reason: 'Switched',
            message: 'green now',
            source: 'lamps',
          },
        ],
      },
    ]);
    const { uid } = create('lamp', { is: 'red' }).metadata;
    await clock.advance(0);
    const events = store.resource('events');
    expect(events && store.list(events)).toEqual([
      expect.objectContaining({
        reason: 'Switched',
        involvedObject: expect.objectContaining({ name: 'lamp', uid }),
        lastTimestamp: '2026-01-05T09:00:00Z',
      }),
    ]);
  });

  function turns(from: string, to: string): Stage {
    return {
      name: `${from}-to-${to}`,
      matches: ({ data }) => isJsonObject(data) && data.is === from,
      next: ({ metadata }) => [patch(metadata.name, to)],
    };
  }

  function create(name: string, data: JsonObject) {
    return store.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name },
      data,
    });
  }

  function change(name: string, data: JsonObject) {
    store.update(
      reference(name),
      'main',
      (object): KubernetesObject => ({
        ...object,
        data,
      }),
    );
  }

  function state(name: string) {
    const { data } = store.get(reference(name));
    return isJsonObject(data) ? data.is : undefined;
  }

  function reference(name: string): Reference {
    const resource = store.resource('configmaps');
    if (!resource) throw new Error('ConfigMaps are served');
    return { resource, namespace: 'default', name };
  }
});

function lampNamed(name: string) {
  return { kind: 'ConfigMap', namespace: 'default', name };
}

function patch(name: string, is: string): Write {
  return { write: 'patch', of: lampNamed(name), patch: { data: { is } } };
}
