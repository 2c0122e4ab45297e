import assert from 'node:assert/strict';
import { test } from 'node:test';

import { insertBlock } from './insertBlock.ts';

test('a line of the backend goes before its start', () => {
  assert.equal(
    insertBlock(
      "import { a } from 'a';\nbackend.add(import('b'));\n\nbackend.start();\n",
      "backend.add(import('c'));\n",
    ),
    "import { a } from 'a';\nbackend.add(import('b'));\n\nbackend.add(import('c'));\nbackend.start();\n",
  );
});

test('imports go below those of the file, of which some have several lines', () => {
  assert.equal(
    insertBlock(
      "import { a } from 'a';\nimport {\n  b,\n} from 'b';\n\nconst c = 1;\n",
      "import {\n  d,\n} from 'd';\n",
    ),
    "import { a } from 'a';\nimport {\n  b,\n} from 'b';\nimport {\n  d,\n} from 'd';\n\nconst c = 1;\n",
  );
});

test('a tab goes to the page of services', () => {
  const page = (tab: string) =>
    `const other = <EntityLayout></EntityLayout>;\nconst serviceEntityPage = <EntityLayout>${tab}</EntityLayout>;\n`;
  assert.equal(
    insertBlock(page(''), '<EntityLayout.Route path="/x" />;\n'),
    page('<EntityLayout.Route path="/x" />\n'),
  );
});

test('what has no place is an error', () => {
  assert.throws(() => insertBlock('', 'const a = 1;\n'), /no place is known/);
  assert.throws(
    () => insertBlock('', '<Route path="/x" />\n'),
    /no <\/FlatRoutes>/,
  );
});
