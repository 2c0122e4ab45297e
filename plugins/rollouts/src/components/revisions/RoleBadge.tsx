import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf, type Tokens, type Tone } from '../tokens';

const ROLES = [
  'canary',
  'stable',
  'active',
  'preview',
  'primary',
  'updated',
] as const;
type Role = (typeof ROLES)[number];

const TONE_OF: Record<Role, (tokens: Tokens) => Tone> = {
  canary: tokens => tokens.canaryChip,
  stable: tokens => tokens.stableChip,
  active: tokens => tokens.stableChip,
  preview: tokens => tokens.previewChip,
  primary: tokens => tokens.stableChip,
  updated: tokens => tokens.progressing,
};

const useStyles = makeStyles({
  role: {
    padding: '1px 8px',
    borderRadius: 6,
    fontSize: 12,
    lineHeight: '20px',
    fontWeight: 700,
  },
});

/** What a version is to its rollout. */
export function RoleBadge({ role }: { role: string }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const tokens = tokensOf(useTheme());
  const known = ROLES.find(each => each === role);
  const { text, tint } = TONE_OF[known ?? 'stable'](tokens);
  return (
    <span className={classes.role} style={{ color: text, background: tint }}>
      {known ? t(`revisions.role.${known}`) : role}
    </span>
  );
}
