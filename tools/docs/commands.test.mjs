import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { toolTests } from '../check/toolTests.mjs';
import { commandProofs } from './commandProofs.mjs';
import { documentedCommands } from './documentedCommands.mjs';
import { followedBlocks } from './followedBlocks.mjs';
import { ROOT } from './markdownFiles.mjs';
import { readMarkdown } from './readMarkdown.mjs';

const commands = ['README.md', 'CONTRIBUTING.md'].flatMap(documentedCommands);
const ciRun = readFileSync(join(ROOT, '.ci/run'), 'utf8');
const { plain, needGo } = toolTests(ROOT);

/** @param {string} command */
function isPartOfCi(command) {
  return ciRun
    .split('\n')
    .some(line =>
      [
        new RegExp(`^part \\d+ skips-(fail|allowed) ${literal(command)}$`),
        new RegExp(`^prepare \\d+ ${literal(command)}$`),
      ].some(pattern => pattern.test(line)),
    );
}

/**
 * What follows the command in a row of a table.
 *
 * @param {string} path
 * @param {string} command
 */
function lastResult(path, command) {
  const { tables } = readMarkdown(readFileSync(join(ROOT, path), 'utf8'));
  return tables
    .flat()
    .find(([first]) => first === `\`${command}\``)
    ?.slice(1)
    .join(' ');
}

/** @param {string} text */
function literal(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

for (const command of new Set(commands)) {
  test(`"${command}" is proven`, () => {
    const proof = commandProofs[command];
    assert.ok(proof, 'no entry of commandProofs.mjs says by what');
    if ('ci' in proof) {
      assert.ok(isPartOfCi(command), 'it is no part of .ci/run');
      return;
    }
    if ('foreignPortal' in proof) {
      assert.ok(
        followedBlocks().has(`${command}\n`),
        'npm run foreign-portal does not follow it',
      );
      return;
    }
    if ('byHand' in proof) {
      assert.match(
        lastResult(proof.byHand, command) ?? '',
        /\d+ passed, 0 failed, 0 skipped/,
        `no row of ${proof.byHand} holds its last result, a good one`,
      );
      return;
    }
    assert.ok(
      [...plain, ...needGo].includes(proof.test),
      `${proof.test} is no test of a tool`,
    );
    const text = readFileSync(join(ROOT, proof.test), 'utf8');
    assert.match(
      text,
      /documentedCommands\(/,
      'it takes no documented command',
    );
  });
}

test('each proof is for a command that is documented', () => {
  const left = Object.keys(commandProofs).filter(
    command => !commands.includes(command),
  );
  assert.deepEqual(left, []);
});

test('a command that .ci/run does not run is found', () => {
  assert.ok(isPartOfCi('npm test'));
  assert.ok(!isPartOfCi('npm run nothing'));
  assert.ok(!isPartOfCi('npm'));
});
