/** The services of the fleet by namespace. Each is a component in `examples/services.yaml`, too. */
export const SERVICES = {
  payments: [
    'payments-api',
    'payments-ledger',
    'card-vault',
    'fraud-check',
    'refunds',
    'invoicing',
    'payout-scheduler',
    'currency-rates',
    'wallet',
    // Its component belongs to team-checkout, so that there it shows as unverified.
    'loyalty',
  ],
  checkout: [
    'checkout',
    'basket',
    'vouchers',
    'order-confirmation',
    'gift-cards',
    'address-book',
    'tax-calculator',
  ],
  discovery: [
    'search',
    'search-indexer',
    'product-catalogue',
    'recommendations',
    'reviews',
    'product-images',
    'price-feed',
    'autocomplete',
    'wishlists',
  ],
  logistics: [
    'shipping-quotes',
    'stock-levels',
    'warehouse-router',
    'parcel-tracking',
    'returns',
    'delivery-slots',
    'carrier-gateway',
    'pick-lists',
  ],
  platform: [
    'edge-gateway',
    'sign-in',
    'notifications',
    'feature-flags',
    'audit-trail',
    'media-proxy',
  ],
  sandbox: ['price-experiments'],
} as const;

export type FleetNamespace = keyof typeof SERVICES;

export type ServiceName = (typeof SERVICES)[FleetNamespace][number];

export const FLEET_NAMESPACES: readonly FleetNamespace[] = [
  'payments',
  'checkout',
  'discovery',
  'logistics',
  'platform',
  'sandbox',
];

/** Who may act in a namespace, as its annotation says; nobody has said it of the sandbox. */
export const NAMESPACE_OWNER: Record<FleetNamespace, string | undefined> = {
  payments: 'group:default/team-payments',
  checkout: 'group:default/team-checkout',
  discovery: 'group:default/team-discovery',
  logistics: 'group:default/team-logistics',
  platform: 'group:default/platform',
  sandbox: undefined,
};

export function namespaceOf(service: ServiceName): FleetNamespace {
  const found = FLEET_NAMESPACES.find(namespace => {
    const names: readonly ServiceName[] = SERVICES[namespace];
    return names.includes(service);
  });
  if (!found) throw new Error(`no namespace has ${service}`);
  return found;
}
