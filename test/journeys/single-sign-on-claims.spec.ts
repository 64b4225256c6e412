import { isLeftOut, mappedRules } from '../../src/contexts/identity/sign-on/mapped-rules.js';
import type { MembershipRule } from '../../src/contexts/identity/sign-on/membership-map.js';
import { vouchedPerson } from '../../src/contexts/identity/sign-on/vouched-person.js';

describe('the roles that a provider gives', () => {
  const reporters: MembershipRule = { value: 'reporters', role: 'REPORTER', organisation: null };
  const owners: MembershipRule = { value: 'owners', role: 'STRATEGY_OWNER', organisation: null };
  const rules = [reporters, owners];

  it.each([
    ['of a list', ['groups'], { groups: ['owners', 'football', 'reporters'] }, [reporters, owners]],
    ['of a single word', ['groups'], { groups: 'owners' }, [owners]],
    ['of a claim that others hold', ['a', 'b'], { a: { b: ['reporters'] } }, [reporters]],
    ['of a name with a dot in it', ['https://x.example/groups'], { 'https://x.example/groups': ['owners'] }, [owners]],
    ['of a part of a word: none', ['groups'], { groups: ['reporters-of-another'] }, []],
    ['of another case: none', ['groups'], { groups: ['Reporters'] }, []],
    ['of no claim: none', ['groups'], { roles: ['reporters'] }, []],
    ['of something else: none', ['groups'], { groups: { reporters: true } }, []],
    ['where nothing is looked at: none', [], { groups: ['reporters'] }, []],
  ])('are those %s', (_what, claim, claims, expected) => {
    expect(mappedRules({ claim, rules }, claims)).toEqual(expected);
  });

  it.each([
    ['is named elsewhere', { _claim_names: { groups: 'src1' } }, true],
    ['is there as well', { groups: [], _claim_names: { groups: 'src1' } }, false],
    ['is not, but another is', { _claim_names: { roles: 'src1' } }, false],
    ['is not there', {}, false],
  ])('are unknown where the claim %s', (_where, claims, expected) => {
    expect(isLeftOut({ claim: ['groups'], rules }, claims)).toBe(expected);
  });
});

describe('somebody whom a provider vouches for', () => {
  const identity = (claims: Readonly<Record<string, unknown>>) => ({
    issuer: 'https://x.example',
    subject: '42',
    claims,
  });

  it.each([
    ['name', { name: 'Anna Åberg', preferred_username: 'anna' }, 'Anna Åberg'],
    ['user name', { name: ' ', preferred_username: 'anna' }, 'anna'],
    ['email', { email: 'anna@example.org', email_verified: true }, 'anna@example.org'],
    ['identifier', { name: 7 }, '42'],
    ['name, in one line', { name: 'Anna\r\nBcc:\u0000Åberg' }, 'Anna Bcc: Åberg'],
  ])('is called by the %s', (_what, claims, name) => {
    expect(vouchedPerson(identity(claims), false).name).toBe(name);
  });

  it.each([
    [true, false, 'anna@example.org'],
    [undefined, false, null],
    ['true', false, null],
    [false, false, null],
    [undefined, true, 'anna@example.org'],
    [false, true, null],
  ])('has an email that is verified (%s), or trusted (%s)', (isVerified, trustsEmail, email) => {
    const claims = { email: 'Anna@Example.org', email_verified: isVerified };
    expect(vouchedPerson(identity(claims), trustsEmail).email).toBe(email);
  });

  it.each(['\uff41nna@example.org', 'anna@exam\u017fle.org', '\u212aaren@example.org', 'a\u030ase@example.org'])(
    'has no email whose letters only look like those of another: %s',
    (email) => {
      expect(vouchedPerson(identity({ email, email_verified: true }), false).email).toBeNull();
    },
  );

  it('has the email whatever its case, and spaces around it', () => {
    const claims = { email: ' Åse@Example.ORG ', email_verified: true };
    expect(vouchedPerson(identity(claims), false).email).toBe('åse@example.org');
  });

  it('has no email where it is none', () => {
    expect(vouchedPerson(identity({ email: 'anna', email_verified: true }), true).email).toBeNull();
  });
});
