import type { IdentitySettings } from '../../src/contexts/identity/identity-settings.js';
import { readSignIn } from '../../src/settings-identity.js';

export const SECRET = 'a secret of the tests, long enough';

/** Those that nobody has set, of a server on this machine only. */
export const IDENTITY_SETTINGS: IdentitySettings = {
  secret: SECRET,
  isOpen: false,
  sessionDays: 14,
  sessionIdleHours: 24,
  ...readSignIn({}),
};
