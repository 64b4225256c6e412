import type { SignOutDocument } from '../parts/who/sign-out.document.js';
import type { ViewerDocument } from '../parts/who/viewer.document.js';
import type { OwnAccountDocument } from '../screens/account/account.document.js';
import type {
  ChangePasswordDocument,
  EndOtherSignInsDocument,
  EndSignInDocument,
  RemoveAccountDocument,
  UpdateAccountDocument,
} from '../screens/account/account-changes.document.js';
import type { HappeningsDocument } from '../screens/admin/happenings/happenings.document.js';
import type { CreateKeyDocument, KeysDocument, RevokeKeyDocument } from '../screens/admin/keys/keys.document.js';
import type { PeopleDocument, PeopleFoundDocument } from '../screens/admin/people/people.document.js';
import type {
  GrantRoleDocument,
  HandOverDocument,
  InviteDocument,
  RevokeRoleDocument,
} from '../screens/admin/people/people-changes.document.js';
import type { PlacesDocument } from '../screens/admin/places.document.js';
import type { CompareFrameDocument } from '../screens/compare/compare-frame.document.js';
import type { ComparisonDocument } from '../screens/compare/comparison.document.js';
import type { EmbedDocument } from '../screens/embed/embed.document.js';
import type { GoalDocument } from '../screens/goal/goal.document.js';
import type { IndicatorDocument } from '../screens/indicator/indicator.document.js';
import type { SetPasswordDocument } from '../screens/set-password/set-password.document.js';
import type { RequestPasswordResetDocument } from '../screens/sign-in/request-password-reset.document.js';
import type { SignInDocument } from '../screens/sign-in/sign-in.document.js';
import type { SignInWaysDocument } from '../screens/sign-in/sign-in-ways.document.js';
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
  SignOut: typeof SignOutDocument;
  Viewer: typeof ViewerDocument;
  OwnAccount: typeof OwnAccountDocument;
  UpdateAccount: typeof UpdateAccountDocument;
  ChangePassword: typeof ChangePasswordDocument;
  EndSignIn: typeof EndSignInDocument;
  EndOtherSignIns: typeof EndOtherSignInsDocument;
  RemoveAccount: typeof RemoveAccountDocument;
  Happenings: typeof HappeningsDocument;
  Keys: typeof KeysDocument;
  CreateKey: typeof CreateKeyDocument;
  RevokeKey: typeof RevokeKeyDocument;
  People: typeof PeopleDocument;
  PeopleFound: typeof PeopleFoundDocument;
  Invite: typeof InviteDocument;
  GrantRole: typeof GrantRoleDocument;
  RevokeRole: typeof RevokeRoleDocument;
  HandOver: typeof HandOverDocument;
  Places: typeof PlacesDocument;
  SetPassword: typeof SetPasswordDocument;
  RequestPasswordReset: typeof RequestPasswordResetDocument;
  SignIn: typeof SignInDocument;
  SignInWays: typeof SignInWaysDocument;
}
