import { makeStyles } from '@material-ui/core/styles';

import { tokensOf } from '../tokens';
import { shortRevision } from './shortRevision';

const useStyles = makeStyles(theme => ({
  revision: {
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    color: tokensOf(theme).ink,
    overflowWrap: 'anywhere',
  },
}));

/** A commit or version, short; in full for those who point at it. */
export function RevisionText({ revision }: { revision: string }) {
  return (
    <code className={useStyles().revision} title={revision}>
      {shortRevision(revision)}
    </code>
  );
}
