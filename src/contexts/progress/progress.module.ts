import { Module } from '@nestjs/common';
import {
  CoverageResolver,
  GoalProgressResolver,
  IndicatorProgressResolver,
  MissingPartResolver,
  ProgressOfGoalIndicatorResolver,
  ProgressOfGoalResolver,
  ProgressOfStrategyResolver,
  StrategyProgressResolver,
  ThemeProgressResolver,
} from './graphql/progress.resolver.js';

@Module({
  providers: [
    ProgressOfStrategyResolver,
    ProgressOfGoalResolver,
    ProgressOfGoalIndicatorResolver,
    StrategyProgressResolver,
    ThemeProgressResolver,
    GoalProgressResolver,
    IndicatorProgressResolver,
    CoverageResolver,
    MissingPartResolver,
  ],
})
export class ProgressModule {}
