import '@testing-library/jest-dom';

// jsdom has no media: a wide window of somebody who wants nothing to move, so that no test waits for a transition.
window.matchMedia = query => ({
  matches: query.includes('prefers-reduced-motion'),
  media: query,
  onchange: null,
  addListener: () => {},
  removeListener: () => {},
  addEventListener: () => {},
  removeEventListener: () => {},
  dispatchEvent: () => false,
});
