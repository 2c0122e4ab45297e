/**
 * @typedef {object} Fence
 * @property {string} language
 * @property {string} text
 * @property {number} line of its first line of text, from 1
 *
 * @typedef {object} Markdown
 * @property {ReadonlySet<string>} anchors as GitHub makes them of the headings
 * @property {readonly { target: string, line: number }[]} links
 * @property {readonly Fence[]} fences
 * @property {readonly (readonly (readonly string[])[])[]} tables the cells of each row, the head first
 */

/**
 * As much of a Markdown document as the tests look at.
 *
 * @param {string} text
 * @returns {Markdown}
 */
export function readMarkdown(text) {
  /** @type {Fence[]} */
  const fences = [];
  /** @type {{ target: string, line: number }[]} */
  const links = [];
  /** @type {string[][][]} */
  const tables = [];
  /** @type {string[]} */
  const headings = [];
  /** @type {{ indent: string, fence: Fence } | undefined} */
  let open;
  const lines = text.split('\n');
  lines.forEach((content, index) => {
    const line = index + 1;
    const [, indent = '', language] = /^(\s*)```(\S*)/.exec(content) ?? [];
    if (open) {
      if (language === '' && indent === open.indent) {
        fences.push(open.fence);
        open = undefined;
      } else {
        const { length } = open.indent;
        open.fence.text += `${content.slice(length)}\n`;
      }
      return;
    }
    if (language !== undefined) {
      open = { indent, fence: { language, text: '', line: line + 1 } };
      return;
    }
    const [, heading] = /^#{1,6} +(.+?) *#*$/.exec(content) ?? [];
    if (heading !== undefined) headings.push(heading);
    if (isRow(content)) {
      if (!isRow(lines[index - 1] ?? '')) tables.push([]);
      if (!/^[\s|:-]*$/.test(content)) tables.at(-1)?.push(cellsOf(content));
    }
    for (const [, target = ''] of withoutCode(content).matchAll(
      /\]\(<?([^)>\s]*)>?(?: "[^"]*")?\)/g,
    )) {
      links.push({ target, line });
    }
  });
  if (open) throw new Error('a fence is not closed');
  return { anchors: anchorsOf(headings), links, fences, tables };
}

/** @param {string} line */
function withoutCode(line) {
  return line.replace(/`[^`]*`/g, '');
}

/** @param {string} line */
function isRow(line) {
  return /^\s*\|.*\|\s*$/.test(line);
}

/** @param {string} row */
function cellsOf(row) {
  return row
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim().replace(/\\([_*|\\])/g, '$1'));
}

/**
 * @param {readonly string[]} headings
 * @returns {ReadonlySet<string>}
 */
function anchorsOf(headings) {
  /** @type {Set<string>} */
  const anchors = new Set();
  for (const heading of headings) {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, '')
      .replace(/ /g, '-');
    let unique = anchor;
    for (let again = 1; anchors.has(unique); again += 1) {
      unique = `${anchor}-${again}`;
    }
    anchors.add(unique);
  }
  return anchors;
}
