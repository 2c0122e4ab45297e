import type { ReactNode } from 'react';

export function Panel({
  title,
  children,
}: {
  title: string;
  children: ReactNode;
}) {
  return (
    <section className="rp-panel" aria-label={title}>
      <h3 className="rp-title">{title}</h3>
      {children}
    </section>
  );
}
