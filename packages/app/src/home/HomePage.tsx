import { Content, Header, Page } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';

import { SIGHTS, TOURS } from './tour';
import { TourSection } from './TourSection';

/** The first page of the demo: where to look and what to try, by role. */
export function HomePage() {
  const title = useApi(configApiRef).getString('app.title');
  return (
    <Page themeId="home">
      <Header title={title} subtitle="A short tour of the demo" />
      <Content>
        <Grid container spacing={3}>
          <Grid item xs={12}>
            <TourSection title="What to look at" stops={SIGHTS} />
          </Grid>
          {TOURS.map(({ role, stops }) => (
            <Grid key={role} item xs={12} md={4}>
              <TourSection title={`As ${role}, try`} stops={stops} />
            </Grid>
          ))}
          <Grid item xs={12}>
            <Typography>
              To be somebody else, open another tab: each asks who you are. The
              rollouts of the embedded fleet move by themselves, so what waits
              now may have moved on in a few minutes, and another will wait.
            </Typography>
          </Grid>
        </Grid>
      </Content>
    </Page>
  );
}
