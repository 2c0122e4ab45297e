/// <reference lib="dom" />
import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { createRoot } from 'react-dom/client';
import * as ReactJSXRuntime from 'react/jsx-runtime';

import { startHost } from './host.ts';

const container = document.getElementById('app');
if (container === null) throw new Error('The page has no element for the app');
const root = createRoot(container);

// What Argo CD since 3.5 leaves on `window`.
startHost({
  globals: { React, ...{ ReactDOM, ReactJSXRuntime } },
  draw: element => root.render(element),
});
