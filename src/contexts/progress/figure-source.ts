import type { Session } from '../../database/session.js';
import { FigureStore } from '../aggregates/figure.store.js';
import { FigureAsOfStore } from '../reporting/figure-as-of.store.js';

/** Where figures are read from. */
export type FigureSource = Pick<FigureStore, 'totals' | 'lastYear'>;

/** What counts now, or what counted at an instant. */
export function figureSource(session: Session, asOf: Date | null): FigureSource {
  return asOf === null ? session.use(FigureStore) : new FigureAsOfStore(session, asOf.toISOString());
}
