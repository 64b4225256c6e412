import type { CompareFrameDocument } from '../screens/compare/compare-frame.document.js';
import type { ComparisonDocument } from '../screens/compare/comparison.document.js';
import type { EmbedDocument } from '../screens/embed/embed.document.js';
import type { GoalDocument } from '../screens/goal/goal.document.js';
import type { IndicatorDocument } from '../screens/indicator/indicator.document.js';
import type { StrategiesDocument } from '../screens/strategies/strategies.document.js';
import type { StrategyDocument } from '../screens/strategy/strategy.document.js';

/** The types of all documents of the page, by the name of their operation. Their texts stay with the server. */
export interface Documents {
  CompareFrame: typeof CompareFrameDocument;
  Comparison: typeof ComparisonDocument;
  Embed: typeof EmbedDocument;
  Goal: typeof GoalDocument;
  Indicator: typeof IndicatorDocument;
  Strategies: typeof StrategiesDocument;
  Strategy: typeof StrategyDocument;
}
