const UNITS = [
  { text: 'd', seconds: 86_400 },
  { text: 'h', seconds: 3600 },
  { text: 'min', seconds: 60 },
  { text: 's', seconds: 1 },
];

/** A length of time with the international unit signs, such as `10 min` or `1 h 30 min`. Nothing is rounded away. */
export function durationText(seconds: number): string {
  let rest = seconds;
  const parts = UNITS.flatMap(unit => {
    const whole = Math.floor(rest / unit.seconds);
    rest -= whole * unit.seconds;
    return whole > 0 ? [`${whole} ${unit.text}`] : [];
  });
  return parts.join(' ') || '0 s';
}
