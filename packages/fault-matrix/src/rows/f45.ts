import {
  fleetQuerySchema,
  parseRolloutId,
} from '@rollouts-portal/plugin-rollouts-common';

import { faultRow } from '../stage/faultRow';
import { accessUnder, EVERY_ROLLOUT, Fleet } from '../stage/insides';
import { pagesOf } from '../stage/pagesOf';
import { rolloutOf } from '../stage/rolloutOf';
import { listOf } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';

const LONG = 'a'.repeat(63);
const IMPOSSIBLE = [
  ...['..', '%2e%2e', '__proto__', 'a/b', 'nämlich', 'a\nb', '<b>'],
].map(name => ({ namespace: 'default', name }));
const ELSEWHERE = ['..', '%2e%2e', '__proto__', 'a/../../b', ''].map(
  namespace => ({ namespace, name: 'web' }),
);
/** Text, and nothing but text: parsed, as a literal would set the prototype. */
const HOSTILE_LABELS: unknown = JSON.parse(
  '{"__proto__":"polluted","constructor":"polluted","app":"web"}',
);
const HOSTILE_LINK = ['javascript', 'alert(1)'].join(':');
const HOSTILE_MESSAGE = '\u001b[31mdone\r\n2026-01-01 error: forged <script>';

export const f45 = faultRow({
  id: 'F45',
  fault: 'names, labels, links and messages that mean harm',
  async run(stage) {
    const server = await stage.scripted();
    const named = (metadata: { namespace: string; name: string }) => {
      const rollout = rolloutOf(metadata.name);
      return {
        ...rollout,
        metadata: {
          ...rollout.metadata,
          ...metadata,
          uid: `u-${JSON.stringify(metadata)}`,
        },
      };
    };
    const hostile = rolloutOf('hostile');
    server.script = {
      list: listOf([
        ...[...IMPOSSIBLE, ...ELSEWHERE].map(named),
        rolloutOf(LONG),
        {
          ...hostile,
          metadata: {
            ...hostile.metadata,
            labels: HOSTILE_LABELS,
            annotations: {
              'link.argocd.argoproj.io/dashboard': HOSTILE_LINK,
              'backstage.io/kubernetes-id': '__proto__',
            },
          },
          status: { phase: 'Degraded', message: HOSTILE_MESSAGE },
        },
      ]),
    };
    const watched = stage.watch(server);
    const fleet = new Fleet([watched.facts]);
    const pages = pagesOf(fleet, line => stage.logged.push(line));
    await stage.until(
      'the others are known all the same',
      () => watched.knows(LONG) && watched.knows('hostile'),
      20 * SECOND,
    );
    const page = await pages.page({
      query: fleetQuerySchema.parse({
        facet: ['namespace', 'cluster', 'owner', 'image', 'tag'],
      }),
      access: accessUnder({
        readable: EVERY_ROLLOUT,
        usable: () => EVERY_ROLLOUT,
      }),
    });
    stage.expect(
      'and are all that is shown',
      page.items
        .map(({ id }) => parseRolloutId(id).name)
        .sort()
        .join() === `${LONG},hostile`,
    );
    stage.expect(
      'a message is what it was, for who draws it as text',
      page.items.some(({ message }) => message === HOSTILE_MESSAGE),
    );
    stage.expect(
      'no link of theirs is handed on',
      !JSON.stringify(page).includes(HOSTILE_LINK),
    );
    stage.expect(
      'nothing was asked for beside what was meant',
      server.paths.every(path =>
        /^\/apis?(\/[a-z0-9][a-z0-9.-]*)+$/.test(path),
      ),
    );
    stage.expect(
      'no prototype was changed',
      Object.keys(Object.prototype).length === 0 &&
        !('polluted' in {}) &&
        {}.constructor === Object,
    );
    stage.expect(
      'and nobody wrote a line of the log but the portal',
      stage.logged.every(line => [...line].every(letter => letter >= ' ')),
    );
  },
});
