import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import CardActions from '@material-ui/core/CardActions';
import CardContent from '@material-ui/core/CardContent';
import Container from '@material-ui/core/Container';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

import type { DemoUserCard } from './readDemoUsers';

const useStyles = makeStyles(theme => ({
  page: { paddingTop: theme.spacing(6), paddingBottom: theme.spacing(6) },
  card: { height: '100%', display: 'flex', flexDirection: 'column' },
  text: { flexGrow: 1 },
  action: { padding: theme.spacing(2) },
  button: { minHeight: 40 },
}));

type Props = {
  title: string;
  users: readonly DemoUserCard[];
  /** Why the last attempt failed. */
  problem?: string;
  onChoose(entityRef: string): void;
};

/** One card for each person whom a visitor may be. */
export function DemoUserChoice({ title, users, problem, onChoose }: Props) {
  const classes = useStyles();
  return (
    <Container component="main" className={classes.page}>
      <Typography variant="h4" component="h1" gutterBottom>
        {title}
      </Typography>
      <Typography paragraph>
        Who do you want to be? This is a demo: nobody asks for a password, and
        another tab can be somebody else.
      </Typography>
      {problem !== undefined && (
        <Typography paragraph color="error" role="alert">
          Signing in failed: {problem}
        </Typography>
      )}
      {users.length === 0 && (
        <Typography paragraph role="alert">
          Nobody can sign in: auth.providers.demo.users is missing from the
          configuration.
        </Typography>
      )}
      <Grid container spacing={3} component="ul" style={{ padding: 0 }}>
        {users.map(user => (
          <Grid
            key={user.entityRef}
            item
            xs={12}
            sm={6}
            md={3}
            component="li"
            style={{ listStyle: 'none' }}
          >
            <Card className={classes.card} variant="outlined">
              <CardContent className={classes.text}>
                <Typography variant="h6" component="h2">
                  {user.title}
                </Typography>
                <Typography>{user.description}</Typography>
              </CardContent>
              <CardActions className={classes.action}>
                <Button
                  className={classes.button}
                  fullWidth
                  variant="contained"
                  color="primary"
                  aria-label={`Sign in as ${user.title}`}
                  onClick={() => onChoose(user.entityRef)}
                >
                  Sign in
                </Button>
              </CardActions>
            </Card>
          </Grid>
        ))}
      </Grid>
    </Container>
  );
}
