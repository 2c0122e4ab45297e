import { Progress } from '@backstage/core-components';
import Container from '@material-ui/core/Container';
import Typography from '@material-ui/core/Typography';
import { useEffect } from 'react';

const PATIENCE_MS = 1_000;

/** Says why nobody is signed in yet, and asks for another try after a second. */
export function StillStarting({ onWaited }: { onWaited: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onWaited, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [onWaited]);
  return (
    <Container component="main">
      <Typography paragraph role="status">
        The portal is still starting; signing in as soon as it can.
      </Typography>
      <Progress />
    </Container>
  );
}
