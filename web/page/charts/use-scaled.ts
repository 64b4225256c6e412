import { useTexts } from '../language/texts.js';
import type { ShortNumbers } from './geometry/short-numbers.js';

/** A number with its unit, counted in millions or billions where it was shortened so: `500 mio. DKK`. */
export function useScaled(): (value: number, short: ShortNumbers, unit: string) => string {
  const { t, number, amount } = useTexts();
  return (value, { factor, decimals }, unit) => {
    if (factor === 1) return amount(value, decimals, unit);
    const written = number(value / factor, decimals);
    const text = t(factor === 1e6 ? 'chart.million' : 'chart.billion', { number: written });
    return unit === '' ? text : `${text}\u00a0${unit}`;
  };
}
