import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentedCommands } from './documentedCommands.mjs';
import { freePortal } from './freePortal.mjs';
import { runDocumented } from './runDocumented.mjs';

test(
  'the first command of the README brings a portal that answers, and Ctrl-C ends it',
  { timeout: 400_000 },
  async ({ signal }) => {
    const [command] = documentedCommands('README.md');
    assert.equal(command, 'npm start');
    const portal = await freePortal();
    const running = runDocumented(command, portal.env);
    try {
      await running.says(new RegExp(`Open +${portal.page}\n`), signal);
      const page = await fetch(portal.page);
      assert.match(await page.text(), /<title>/);
      const { status } = await fetch(
        `${portal.backend}/.backstage/health/v1/readiness`,
      );
      assert.equal(status, 200);
    } finally {
      await running.stop();
    }
    for (const address of [portal.page, portal.backend]) {
      await assert.rejects(fetch(address), address);
    }
  },
);
