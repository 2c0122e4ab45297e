const BLOCK = 512;

/**
 * An archive that depends on nothing but names and texts: no time, no owner, no order of a file system.
 *
 * @param {readonly { path: string, text: string }[]} files with `/`; the folders above them are added
 * @returns {Buffer}
 */
export function tarFile(files) {
  const folders = new Set(files.flatMap(({ path }) => foldersAbove(path)));
  return Buffer.concat([
    ...[...folders].map(path => header(path, { mode: '0000755', type: '5' })),
    ...files.flatMap(({ path, text }) => {
      const bytes = Buffer.from(text, 'utf8');
      const rest = (BLOCK - (bytes.length % BLOCK)) % BLOCK;
      return [
        header(path, { mode: '0000644', type: '0', size: bytes.length }),
        bytes,
        Buffer.alloc(rest),
      ];
    }),
    Buffer.alloc(2 * BLOCK),
  ]);
}

/** @param {string} path */
function foldersAbove(path) {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => `${names.slice(0, index + 1).join('/')}/`);
}

/**
 * POSIX ustar.
 *
 * @param {string} path
 * @param {{ mode: string, type: '0' | '5', size?: number }} what
 */
function header(path, { mode, type, size = 0 }) {
  if (Buffer.byteLength(path) > 100) throw new Error(`${path} is too long`);
  const block = Buffer.alloc(BLOCK);
  block.write(path, 0);
  block.write(mode, 100);
  block.write('0000000', 108);
  block.write('0000000', 116);
  block.write(size.toString(8).padStart(11, '0'), 124);
  block.write('0'.repeat(11), 136);
  block.write(' '.repeat(8), 148);
  block.write(type, 156);
  block.write('ustar\u000000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148);
  return block;
}
