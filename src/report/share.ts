/** Writes a share of one as the locale does, rounded down so that only the whole is 100 %. */
export function createShare(locale: string): (value: number) => string {
  const shares = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  return (value) => shares.format(Math.floor(value * 10_000) / 10_000);
}
