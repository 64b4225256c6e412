import { In } from 'typeorm';
import type { Session } from '../../database/session.js';
import { LeftOutGoalEntity } from './tables/left-out-goal.entity.js';
import { ParticipationEntity } from './tables/participation.entity.js';

export class ParticipationStore {
  constructor(private readonly session: Session) {}

  of(strategyId: string): Promise<ParticipationEntity[]> {
    return this.session.manager.find(ParticipationEntity, { where: { strategyId }, order: { id: 'ASC' } });
  }

  byIds(ids: readonly string[]): Promise<ParticipationEntity[]> {
    return this.session.manager.findBy(ParticipationEntity, { id: In([...ids]) });
  }

  find(strategyId: string, organisationIds: readonly string[]): Promise<ParticipationEntity | null> {
    return this.session.manager.findOneBy(ParticipationEntity, {
      strategyId,
      organisationId: In([...organisationIds]),
    });
  }

  /** Participations without a name, in any strategy, of these organisations. */
  unnamedAmong(organisationIds: readonly string[]): Promise<ParticipationEntity[]> {
    return this.session.manager.findBy(ParticipationEntity, { organisationId: In([...organisationIds]), named: false });
  }

  /** A page in the order in which they joined, and how many there are. */
  async list(strategyId: string, after: readonly string[] | null, limit: number) {
    const query = this.session.manager
      .createQueryBuilder(ParticipationEntity, 'participation')
      .where('participation.strategyId = :strategyId', { strategyId });
    const totalCount = await query.getCount();
    if (after) query.andWhere('participation.id > :after', { after: after[0] });
    return { rows: await query.orderBy('participation.id').limit(limit).getMany(), totalCount };
  }

  insert(participation: ParticipationEntity): Promise<unknown> {
    return this.session.manager.insert(ParticipationEntity, participation);
  }

  leftOut(participationIds: readonly string[]): Promise<LeftOutGoalEntity[]> {
    return this.session.manager.findBy(LeftOutGoalEntity, { participationId: In([...participationIds]) });
  }

  insertLeftOut(leftOut: LeftOutGoalEntity): Promise<unknown> {
    return this.session.manager.insert(LeftOutGoalEntity, leftOut);
  }
}
