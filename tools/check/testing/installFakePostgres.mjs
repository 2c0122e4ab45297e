import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// A server that listens where it is told, and notes who runs it.
const SERVER = `#!${process.execPath}
const { createServer } = require('node:net');
const { writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
if (args[0] === '--version') {
  console.log('postgres (PostgreSQL) 17.9');
} else {
  writeFileSync(args[args.indexOf('-D') + 1] + '/who', String(process.getuid()));
  createServer().listen(Number(args[args.indexOf('-p') + 1]), '127.0.0.1');
}
`;

/** @param {string} folder where programs are to be that do what is asked of those of PostgreSQL */
export function installFakePostgres(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({
    initdb: '#!/bin/sh\n',
    postgres: SERVER,
  })) {
    writeFileSync(join(folder, name), text, { mode: 0o755 });
  }
}
