import { Route, Routes } from 'react-router-dom';

import { ClustersPage } from './ClustersPage';
import { FleetPage } from './FleetPage';
import { MatrixPage } from './MatrixPage';
import { RolloutPage } from './RolloutPage';

/** The fleet, and below it each rollout by its id. */
export function RolloutsPage() {
  return (
    <Routes>
      <Route index element={<FleetPage />} />
      <Route path="matrix" element={<MatrixPage />} />
      <Route path="clusters" element={<ClustersPage />} />
      <Route
        path=":cluster/:group/:kind/:namespace/:name"
        element={<RolloutPage />}
      />
      <Route path="*" element={<FleetPage />} />
    </Routes>
  );
}
