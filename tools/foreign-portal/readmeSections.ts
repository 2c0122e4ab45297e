/** A part of a README that says how to install something. */
export type ReadmeSection = { readme: string; heading: string };

const BACKEND: ReadmeSection = {
  readme: 'plugins/rollouts-backend/README.md',
  heading: 'Install',
};

/** What a person reads who installs everything, in order, by frontend system. */
export const README_SECTIONS: Readonly<
  Record<'new' | 'old', readonly ReadmeSection[]>
> = {
  new: [
    BACKEND,
    {
      readme: 'plugins/rollouts/README.md',
      heading: 'Install in the new frontend system',
    },
  ],
  old: [
    BACKEND,
    {
      readme: 'plugins/rollouts/README.md',
      heading: 'Install in the old frontend system',
    },
  ],
};
