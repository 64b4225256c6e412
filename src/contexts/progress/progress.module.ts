import { Module } from '@nestjs/common';
import { AssessResolver } from './graphql/assess.resolver.js';
import { StrategyProgressChangeResolver } from './graphql/change.resolver.js';
import { ComparisonResolver, ComparisonRowResolver } from './graphql/comparison.resolver.js';
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
import { StrategyWatch } from './strategy-watch.js';

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
    AssessResolver,
    ComparisonResolver,
    ComparisonRowResolver,
    StrategyWatch,
    StrategyProgressChangeResolver,
  ],
})
export class ProgressModule {}
