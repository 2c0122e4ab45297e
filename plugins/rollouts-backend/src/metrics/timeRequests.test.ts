import express from 'express';
import request from 'supertest';

import { RecordedMetrics } from '../testing/RecordedMetrics';
import { timeRequests } from './timeRequests';

function stage() {
  const metrics = new RecordedMetrics();
  const app = express();
  let time = 0;
  app.use(timeRequests(metrics, () => time));
  app.get('/rollouts/:id', (_request, response) => {
    time += 250;
    response.status(404).end();
  });
  app.get('/stream', (_request, response) => {
    response.end();
  });
  return { app, metrics };
}

describe('timeRequests', () => {
  it('times an answer by its route, without what was asked for', async () => {
    const { app, metrics } = stage();
    await request(app).get('/rollouts/prod-eu%2Fsecret');
    expect(metrics.recorded).toEqual([
      {
        name: 'rollouts.request.duration',
        value: 0.25,
        attributes: { route: '/rollouts/:id', method: 'GET', status: 404 },
      },
    ]);
  });

  it.each(['/stream', '/elsewhere/prod-eu'])('leaves out %s', async path => {
    const { app, metrics } = stage();
    await request(app).get(path);
    expect(metrics.recorded).toEqual([]);
  });
});
