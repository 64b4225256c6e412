import { type Figure, VIEWS, type View } from '../../domain/review/measurement.js';

/** A figure of the total. */
export interface TotalFigure extends Figure {
  readonly indicatorId: string;
  readonly organisationId: string;
}

/** Figures of the total by the view in which they count; the same list where the same count in both. */
export type TotalsInBothViews = Readonly<Record<View, readonly TotalFigure[]>>;

/** By organisation. */
export type FiguresByOrganisation = ReadonlyMap<string, readonly Figure[]>;

/** Figures of the total, by indicator, view and organisation. */
export class TotalFigures {
  private readonly byPlace = new Map<string, Map<string, readonly Figure[]>>();
  private readonly unlike = new Set<string>();

  /** These, all there are of an organisation in place of what was known of it before. */
  add({ PUBLIC, WORKING }: TotalsInBothViews): void {
    if (PUBLIC === WORKING) {
      this.addIn(VIEWS, PUBLIC);
      return;
    }
    for (const { indicatorId } of [...PUBLIC, ...WORKING]) this.unlike.add(indicatorId);
    this.addIn(['PUBLIC'], PUBLIC);
    this.addIn(['WORKING'], WORKING);
  }

  of(indicatorId: string, view: View): FiguresByOrganisation {
    return this.byPlace.get(`${view} ${indicatorId}`) ?? new Map();
  }

  /** The views of an indicator, those together in which the same figures count. */
  alikeViews(indicatorId: string): readonly (readonly [View, ...View[]])[] {
    return this.unlike.has(indicatorId) ? [['PUBLIC'], ['WORKING']] : [['PUBLIC', 'WORKING']];
  }

  private addIn(views: readonly View[], figures: readonly TotalFigure[]): void {
    const fresh = new Map<string, Map<string, Figure[]>>();
    for (const figure of figures) {
      const { indicatorId, organisationId } = figure;
      let ofIndicator = fresh.get(indicatorId);
      if (ofIndicator === undefined) {
        ofIndicator = new Map();
        fresh.set(indicatorId, ofIndicator);
      }
      const ofOrganisation = ofIndicator.get(organisationId);
      if (ofOrganisation === undefined) ofIndicator.set(organisationId, [figure]);
      else ofOrganisation.push(figure);
    }
    for (const view of views) {
      for (const [indicatorId, ofIndicator] of fresh) {
        this.byPlace.set(`${view} ${indicatorId}`, new Map([...this.of(indicatorId, view), ...ofIndicator]));
      }
    }
  }
}
