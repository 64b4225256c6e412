import { Module } from '@nestjs/common';
import { GoalResolver } from './graphql/goal.resolver.js';
import { GoalIndicatorResolver } from './graphql/goal-indicator.resolver.js';
import { IndicatorResolver } from './graphql/indicator.resolver.js';
import { LeftOutGoalResolver, ParticipationResolver } from './graphql/participation.resolver.js';
import { StrategyResolver } from './graphql/strategy.resolver.js';
import { ThemeResolver } from './graphql/theme.resolver.js';
import { PlanningService } from './planning.service.js';

@Module({
  providers: [
    PlanningService,
    StrategyResolver,
    ThemeResolver,
    GoalResolver,
    IndicatorResolver,
    GoalIndicatorResolver,
    ParticipationResolver,
    LeftOutGoalResolver,
  ],
})
export class PlanningModule {}
