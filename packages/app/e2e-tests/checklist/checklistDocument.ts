import { LOOKS } from '../looks.ts';
import { CHECKLISTS } from './all.ts';

/** The checklists as the documentation lists them. */
export function checklistDocument(): string {
  const looks = LOOKS.map(
    ({ colorScheme, width }) => `${colorScheme} at ${width} px`,
  );
  return [
    '# Visual checklist',
    '',
    `What the drawings of the visual design ask for, line by line. \`npm run e2e\` checks every line in a browser on each screenshot that it names, ${looks.join(
      ', ',
    )} unless a width is given, and prints it. Every screenshot is also checked by axe, contrast included, and for anything that sticks out sideways. The data is \`packages/app/e2e-tests/checklist\`; \`npm run e2e -- --screenshots\` writes this page.`,
    ...CHECKLISTS.flatMap(({ title, lines }) => [
      '',
      `## ${title}`,
      '',
      ...lines.map(({ words, on, width }) => {
        const pictures = on.map(name => `\`${name}\``).join(', ');
        const only = width === undefined ? '' : ` at ${width} px`;
        return `- ${words} — ${pictures}${only}`;
      }),
    ]),
    '',
  ].join('\n');
}
