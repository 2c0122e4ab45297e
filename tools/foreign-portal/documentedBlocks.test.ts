import assert from 'node:assert/strict';
import { test } from 'node:test';

import { documentedBlocks } from './documentedBlocks.ts';

const README = `# A plugin

\`\`\`sh
yarn start
\`\`\`

## Install

In the root folder:

\`\`\`sh
yarn --cwd packages/backend add a-plugin
\`\`\`

One line in \`packages/backend/src/index.ts\`, before \`backend.start()\`:

\`\`\`ts
backend.add(import('a-plugin'));
\`\`\`

## Install elsewhere

\`\`\`yaml
a: b
\`\`\`
`;

test('the blocks below a heading, each with the file that the prose before it names', () => {
  assert.deepEqual(documentedBlocks(README, 'Install'), [
    {
      language: 'sh',
      text: 'yarn --cwd packages/backend add a-plugin\n',
      file: undefined,
    },
    {
      language: 'ts',
      text: "backend.add(import('a-plugin'));\n",
      file: 'packages/backend/src/index.ts',
    },
  ]);
});

test('a heading that is not there is an error, not an empty installation', () => {
  assert.throws(() => documentedBlocks(README, 'Instal'), /no heading/);
});
