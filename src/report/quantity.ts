/** Writes numbers as the reader's locale does. */
export interface Quantities {
  /** `4,624` */
  readonly number: (value: number) => string;
  /** `4,624 recipients`, `1 recipient` */
  readonly count: (value: number, one: string, many: string) => string;
  /** A share of one, rounded down so that only the whole is shown as 100 %. */
  readonly share: (value: number) => string;
}

/** The words are English whatever the locale; the figures are the locale's. */
export function createQuantities(locale: string): Quantities {
  const numbers = new Intl.NumberFormat(locale);
  const shares = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const number = (value: number) => numbers.format(value);
  return {
    number,
    count: (value, one, many) => `${number(value)} ${value === 1 ? one : many}`,
    share: (value) => shares.format(Math.floor(value * 10_000) / 10_000),
  };
}
