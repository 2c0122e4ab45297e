import type { PortalLink } from '../model/portalLink';

export function PortalLinkView({ link }: { link: PortalLink }) {
  if (link.to === 'nowhere') {
    return (
      <span className="rp-quiet">No link to the portal: {link.because}</span>
    );
  }
  return (
    <a className="rp-link" href={link.href} target="_blank" rel="noreferrer">
      {link.to === 'rollout' ? 'Open in the portal' : 'Find it in the portal'}
    </a>
  );
}
