import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages are loaded when they are needed; on a busy machine that takes longer than the second that is waited for by default.
configure({ asyncUtilTimeout: 8000 });

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

// Nor has it a size for anything: a window of this height, and rows of that one, so that there is room for some.
Object.defineProperty(Element.prototype, 'clientHeight', {
  configurable: true,
  get: () => 700,
});
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
  configurable: true,
  get: () => 80,
});
