import { groupRows } from '../../database/group-rows.js';
import type { JointYear } from '../../domain/progress/joint-year.js';
import type { View } from '../../domain/review/measurement.js';
import { type JointFigurePlace, type JointFigureToKeep, textOfPlace } from './joint-figure.store.js';

type Place = Pick<JointFigurePlace, 'goalIndicatorId' | 'view' | 'whole'>;

/** Joint years by the place where they are kept. */
export class KnownJoints {
  private readonly byPlace = new Map<string, readonly JointYear[]>();

  /** These, all there are of a place in place of what was known of it before. */
  add(kept: readonly JointFigureToKeep[]): void {
    for (const [text, ofPlace] of groupRows(kept, textOfPlace)) {
      this.byPlace.set(
        text,
        ofPlace.map(({ joint }) => joint),
      );
    }
  }

  set(place: Place, years: readonly JointYear[]): void {
    this.byPlace.set(textOfPlace(place), years);
  }

  of(place: Place): readonly JointYear[] {
    return this.byPlace.get(textOfPlace(place)) ?? [];
  }

  /** By organisation, what is known of those below it in a view of a goal's indicator. */
  below(goalIndicatorId: string, view: View): (organisation: string) => readonly JointYear[] {
    return (organisation) => this.of({ goalIndicatorId, view, whole: organisation });
  }
}
