import type { Session } from '../../database/session.js';
import type { JointYear } from '../../domain/progress/joint-year.js';
import { textOfJoint } from './joint-columns.js';
import { type JointFigurePlace, JointFigureStore, type JointFigureToKeep } from './joint-figure.store.js';

/** What is to be kept otherwise than it is. */
export class JointChanges {
  private readonly toPut: JointFigureToKeep[] = [];
  private readonly toRemove: JointFigurePlace[] = [];

  /** Compares what is kept of a place, all of it, with what is to be; answers the years that differ. */
  replace(place: JointFigurePlace, kept: readonly JointYear[], joined: readonly JointYear[]): readonly number[] {
    const years = new Set(joined.map(({ year }) => year));
    const gone = kept.filter(({ year }) => !years.has(year)).map(({ year }) => year);
    if (gone.length === 0) return this.put(place, kept, joined);
    this.remove(place);
    this.put(place, [], joined);
    return [...gone, ...differing(kept, joined).map(({ year }) => year)];
  }

  /** Compares some years of a place with what is kept of them; answers those that differ. */
  put(place: JointFigurePlace, kept: readonly JointYear[], joined: readonly JointYear[]): readonly number[] {
    const changed = differing(kept, joined);
    for (const joint of changed) this.toPut.push({ ...place, joint });
    return changed.map(({ year }) => year);
  }

  /** Nothing is to be kept of a place any more. */
  remove(place: JointFigurePlace): void {
    this.toRemove.push(place);
  }

  async write(session: Session): Promise<void> {
    const store = session.use(JointFigureStore);
    await store.remove(this.toRemove);
    await store.put(this.toPut);
  }
}

function differing(kept: readonly JointYear[], joined: readonly JointYear[]): readonly JointYear[] {
  const texts = new Map(kept.map((joint) => [joint.year, textOfJoint(joint)]));
  return joined.filter((joint) => texts.get(joint.year) !== textOfJoint(joint));
}
