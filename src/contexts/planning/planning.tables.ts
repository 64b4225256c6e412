import { CommonTargetEntity } from './tables/common-target.entity.js';
import { GoalEntity } from './tables/goal.entity.js';
import { GoalIndicatorEntity } from './tables/goal-indicator.entity.js';
import { GoalIndicatorResponsibleEntity } from './tables/goal-indicator-responsible.entity.js';
import { GoalResponsibleEntity } from './tables/goal-responsible.entity.js';
import { IndicatorEntity } from './tables/indicator.entity.js';
import { LeftOutGoalEntity } from './tables/left-out-goal.entity.js';
import { OwnBaselineEntity } from './tables/own-baseline.entity.js';
import { OwnTargetEntity } from './tables/own-target.entity.js';
import { ParticipationEntity } from './tables/participation.entity.js';
import { StrategyEntity } from './tables/strategy.entity.js';
import { ThemeEntity } from './tables/theme.entity.js';

export const planningTables = [
  StrategyEntity,
  ThemeEntity,
  GoalEntity,
  GoalResponsibleEntity,
  IndicatorEntity,
  GoalIndicatorEntity,
  GoalIndicatorResponsibleEntity,
  CommonTargetEntity,
  OwnTargetEntity,
  OwnBaselineEntity,
  ParticipationEntity,
  LeftOutGoalEntity,
] as const;
