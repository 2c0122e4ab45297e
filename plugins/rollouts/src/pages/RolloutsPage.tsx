import { Route, Routes } from 'react-router-dom';

import { FleetPage } from './FleetPage';
import { RolloutPage } from './RolloutPage';

/** The fleet, and below it each rollout by its id. */
export function RolloutsPage() {
  return (
    <Routes>
      <Route index element={<FleetPage />} />
      <Route
        path=":cluster/:group/:kind/:namespace/:name"
        element={<RolloutPage />}
      />
      <Route path="*" element={<FleetPage />} />
    </Routes>
  );
}
