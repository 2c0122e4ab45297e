/** One fenced block of a README, and the file that the prose before it names. */
export type DocumentedBlock = {
  language: string;
  text: string;
  /** The last path in backticks between the heading or block before and this one. */
  file: string | undefined;
};

const FENCE = /^```(\w*)\n([^]*?)^```$/gm;
const PATH = /`((?:[\w.-]+\/)*[\w-]+\.(?:tsx?|ya?ml))`/g;

/**
 * What a person is told to do below one heading of a README, in order.
 *
 * @throws when there is no such heading, so that a renamed one cannot pass for one without blocks
 */
export function documentedBlocks(
  markdown: string,
  heading: string,
): DocumentedBlock[] {
  const section = sectionOf(markdown, heading);
  const blocks: DocumentedBlock[] = [];
  let told = 0;
  for (const match of section.matchAll(FENCE)) {
    const [fence, language = '', text = ''] = match;
    const prose = section.slice(told, match.index);
    told = match.index + fence.length;
    blocks.push({
      language,
      text,
      file: [...prose.matchAll(PATH)].at(-1)?.[1],
    });
  }
  return blocks;
}

function sectionOf(markdown: string, heading: string): string {
  const [, ...sections] = markdown.split(/^## /m);
  const section = sections.find(text => text.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`no heading "${heading}"`);
  return section.slice(heading.length);
}
