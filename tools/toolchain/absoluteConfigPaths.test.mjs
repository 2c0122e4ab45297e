import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absoluteConfigPaths } from './absoluteConfigPaths.mjs';

test('configuration files are looked for from the root, everything else is passed on', () => {
  assert.deepEqual(
    absoluteConfigPaths(
      [
        'app-config.yaml',
        '--config',
        'app-config.yaml',
        '--config=demo/app-config.yaml',
        '--config',
        '/demo/app-config.yaml',
        '--config',
        'https://example.test/app-config.yaml',
        '--inspect',
      ],
      '/clone',
    ),
    [
      'app-config.yaml',
      '--config',
      '/clone/app-config.yaml',
      '--config=/clone/demo/app-config.yaml',
      '--config',
      '/demo/app-config.yaml',
      '--config',
      'https://example.test/app-config.yaml',
      '--inspect',
    ],
  );
});
