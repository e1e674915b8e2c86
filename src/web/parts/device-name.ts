/** How its owner tells a browser from others: the browser and the system that it names. */
export function deviceName(agent: string): string {
  const first = (names: string[]): string | undefined => names.find((one) => agent.includes(one));
  const browser = first(['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari']) ?? 'Web';
  const system = first(['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux']);
  const named = { Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser;
  return system === undefined ? named : `${named} · ${system}`;
}
