/// <reference lib="dom" />
import * as React from 'react';
import * as ReactDOM from 'react-dom';

import { startHost } from './host.ts';

// What Argo CD until 3.4 leaves on `window`.
startHost({
  globals: { React, ...{ ReactDOM } },
  draw: element => ReactDOM.render(element, document.getElementById('app')),
});
