const LIGHT = `
  --paper: #ffffff; --canvas: #f5f6f8; --line: #e3e7ec; --ink: #1b1f24; --second: #5b6470;
  --healthy: #187746; --healthy-tint: #e5f5ec; --progressing: #1f5493; --progressing-tint: #e8f0fa;
  --paused: #8a5d00; --paused-tint: #fff4d6; --degraded: #b3261e; --degraded-tint: #fdeceb;
  --unknown: #5b6470; --unknown-tint: #eef1f4;
  --stable: #587592; --canary: #e0952f; --preview: #6b4fbb; --other: #8a96a3; --tick: #1b1f24;
  --stable-ink: #34506d; --stable-tint: #e1e9f1; --canary-ink: #7a4700; --canary-tint: #fbe8cd;
  --preview-ink: #54399f; --preview-tint: #ece7f9;`;

const DARK = `
  --paper: #1c2127; --canvas: #14171b; --line: #2c333b; --ink: #e8ecf1; --second: #a5afbb;
  --healthy: #6fcf97; --healthy-tint: #173226; --progressing: #8ab8f2; --progressing-tint: #1b2c42;
  --paused: #f0c458; --paused-tint: #3a2f12; --degraded: #f28b82; --degraded-tint: #3c1f1e;
  --unknown: #a5afbb; --unknown-tint: #2a3038;
  --stable: #7d9cbc; --canary: #e8a84c; --preview: #b9a4f0; --other: #6b7785; --tick: #ffffff;
  --stable-ink: #b3c8de; --stable-tint: #25364a; --canary-ink: #f2c27e; --canary-tint: #44300f;
  --preview-ink: #cdbdf5; --preview-tint: #332a52;`;

const tone = (name: string, color: string) =>
  `.rp .${name} { color: var(--${color}); background: var(--${color}-tint); }`;

/**
 * All below `.rp`, so that Argo CD's own pages stay as they are; what its global rules say of headings, lists and
 * paragraphs is taken back. Argo CD marks its theme on an ancestor.
 */
export const STYLES = `
.rp { ${LIGHT}
  container-type: inline-size; box-sizing: border-box; color: var(--ink); background: var(--canvas);
  padding: 12px; font-size: 14px; line-height: 1.45; min-width: 0; }
.theme-dark .rp { ${DARK} }
.rp *, .rp *::before { box-sizing: border-box; }
.rp p, .rp h2, .rp h3, .rp h4, .rp ul, .rp ol { margin: 0; padding: 0; color: inherit; font-size: inherit;
  line-height: inherit; letter-spacing: normal; text-transform: none; }
.rp ul, .rp ol { list-style: none; }
.rp svg { flex: none; display: block; }
.rp .rp-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.rp .rp-panel { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px;
  margin-bottom: 12px; overflow-wrap: anywhere; }
.rp .rp-title { font-size: 15px; font-weight: 700; margin-bottom: 8px; }
.rp .rp-subtitle { font-size: 14px; font-weight: 700; }
.rp .rp-row { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; }
.rp .rp-end { margin-left: auto; }
.rp .rp-quiet { color: var(--second); font-size: 13px; }
.rp .rp-why { font-size: 20px; font-weight: 700; line-height: 1.3; margin: 8px 0 4px; }
.rp .rp-more { margin-top: 4px; }
.rp .rp-said { margin-top: 4px; white-space: pre-wrap; }
.rp .rp-chip { display: inline-flex; align-items: center; gap: 6px; border-radius: 6px; padding: 1px 8px; font-size: 13px;
  font-weight: 700; font-variant-numeric: tabular-nums; color: var(--unknown); background: var(--unknown-tint); }
${tone('rp-tone-Healthy', 'healthy')}
${tone('rp-tone-Progressing', 'progressing')}
${tone('rp-tone-Paused', 'paused')}
${tone('rp-tone-Degraded', 'degraded')}
${tone('rp-tone-Unknown', 'unknown')}
${tone('rp-verdict-passed', 'healthy')}
${tone('rp-verdict-failed', 'degraded')}
${tone('rp-verdict-error', 'degraded')}
${tone('rp-verdict-inconclusive', 'paused')}
${tone('rp-verdict-open', 'progressing')}
.rp .rp-role-stable, .rp .rp-role-active, .rp .rp-role-primary { color: var(--stable-ink); background: var(--stable-tint); }
.rp .rp-role-canary { color: var(--canary-ink); background: var(--canary-tint); }
.rp .rp-role-preview { color: var(--preview-ink); background: var(--preview-tint); }
.rp .rp-notice { border-radius: 8px; padding: 8px 12px; margin-bottom: 12px; }
.rp .rp-stale { filter: saturate(0.25); }
.rp .rp-portal { margin: -4px 0 8px; }
.rp .rp-link { display: inline-flex; align-items: center; min-height: 40px; color: var(--progressing); font-weight: 700;
  text-decoration: underline; }
.rp .rp-link:focus-visible { outline: 2px solid var(--progressing); outline-offset: 2px; border-radius: 2px; }
.rp .rp-bar { position: relative; display: flex; height: 20px; border-radius: 6px; overflow: hidden; }
.rp .rp-bar > span { display: block; height: 100%; transition: width 0.4s; }
.rp .rp-bar-unknown { opacity: 0.45; }
.rp .rp-fill-canary { background: var(--canary); }
.rp .rp-fill-preview { background: var(--preview); }
.rp .rp-fill-other { background: var(--other); }
.rp .rp-fill-stable { background: var(--stable); flex: 1 1 0; }
.rp .rp-bar .rp-tick { position: absolute; top: 0; width: 3px; margin-left: -1px; background: var(--tick); }
.rp .rp-legend { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; margin-top: 8px; font-size: 13px; }
.rp .rp-key { width: 12px; height: 12px; border-radius: 3px; flex: none; }
.rp .rp-numbers { margin-left: auto; font-weight: 700; font-variant-numeric: tabular-nums; }
.rp .rp-columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 12px; align-items: start; }
@container (min-width: 760px) { .rp .rp-columns { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); } }
.rp .rp-step { position: relative; display: flex; gap: 10px; padding: 5px 6px; border-radius: 6px; }
.rp .rp-step:not(:last-child)::before { content: ''; position: absolute; left: 17px; top: 29px; bottom: -5px; width: 2px;
  background: var(--line); }
.rp .rp-circle { display: flex; flex: none; align-items: center; justify-content: center; width: 24px; height: 24px;
  border: 2px solid currentColor; border-radius: 50%; background: var(--paper); color: var(--second); font-size: 11px;
  font-weight: 700; }
.rp .rp-step-done .rp-circle { color: var(--healthy); }
.rp .rp-step-current { background: var(--progressing-tint); }
.rp .rp-step-current .rp-circle, .rp .rp-step-current .rp-time { color: var(--progressing); }
.rp .rp-step-waiting { background: var(--paused-tint); }
.rp .rp-step-waiting .rp-circle, .rp .rp-step-waiting .rp-time { color: var(--paused); }
.rp .rp-step-failed .rp-circle { color: var(--degraded); }
.rp .rp-step-skipped .rp-circle { border-style: dashed; }
.rp .rp-step-skipped .rp-step-text { text-decoration: line-through; }
.rp .rp-step-body { flex: 1 1 0; min-width: 0; line-height: 24px; }
.rp .rp-step-text { font-weight: 700; }
.rp .rp-note { display: block; color: var(--second); font-size: 13px; line-height: 1.4; }
.rp .rp-time { flex: none; line-height: 24px; font-size: 13px; font-weight: 700; font-variant-numeric: tabular-nums; }
.rp .rp-list > li { padding: 8px 0; }
.rp .rp-list > li:not(:first-child) { border-top: 1px solid var(--line); }
.rp .rp-image { display: block; font-size: 12px; color: var(--second); background: none; border: 0; padding: 0; margin-top: 2px; }
.rp .rp-pods { display: flex; flex-wrap: wrap; gap: 4px; margin-top: 6px; }
.rp .rp-pod { width: 14px; height: 14px; border: 2px solid var(--second); border-radius: 3px; }
.rp .rp-pod-ready { border-color: var(--healthy); background: var(--healthy); }
.rp .rp-pod-starting { border-color: var(--progressing); }
.rp .rp-pod-failing { border-color: var(--degraded);
  background: linear-gradient(45deg, transparent 40%, var(--degraded) 40%, var(--degraded) 60%, transparent 60%); }
.rp .rp-metric { margin-top: 8px; padding-left: 10px; border-left: 2px solid var(--line); }
.rp .rp-values { display: flex; flex-wrap: wrap; gap: 4px; margin: 4px 0; }
.rp .rp-skeleton { height: 120px; border-radius: 8px; background: var(--line); opacity: 0.6; }
@media (prefers-reduced-motion: reduce) { .rp .rp-bar > span { transition: none; } }
`;
