import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sentenceOf } from '../../src/commands/sentence-of.js';
import { readMembershipMap, WrongMembershipMap } from '../../src/contexts/identity/sign-on/membership-map.js';
import { readSettings, WrongSetting } from '../../src/settings.js';

const PROVIDER = {
  MAALBAR_OIDC_ISSUER: 'https://login.kommune.example/realms/kommune',
  MAALBAR_OIDC_CLIENT_ID: 'maalbar',
  MAALBAR_OIDC_CLIENT_SECRET: 'secret of the client',
};
const ISSUER_FORM =
  'it must be the https:// address that the provider calls its issuer, without /.well-known/openid-configuration (http:// only on this machine).';

describe('the settings of mail', () => {
  it('name a mail server and who mail is from', () => {
    const environment = {
      MAALBAR_SMTP_URL: 'smtps://maalbar:geheim@mail.kommune.example',
      MAALBAR_MAIL_FROM: 'Målbar <maalbar@kommune.example>',
    };
    expect(readSettings(environment).mail).toEqual({
      smtpUrl: 'smtps://maalbar:geheim@mail.kommune.example',
      from: 'Målbar <maalbar@kommune.example>',
    });
  });

  it('need not be given', () => {
    expect(readSettings({}).mail).toEqual({ smtpUrl: null, from: 'Målbar <maalbar@localhost>' });
  });

  it.each([
    [
      { MAALBAR_SMTP_URL: 'https://maalbar:geheim@mail.example', MAALBAR_MAIL_FROM: 'maalbar@kommune.example' },
      'MAALBAR_SMTP_URL must be an smtp:// or smtps:// address; leave it out to have mail written to a folder.',
    ],
    [
      { MAALBAR_SMTP_URL: 'smtp://mail.kommune.example' },
      'MAALBAR_SMTP_URL needs MAALBAR_MAIL_FROM: the address that mail is sent from.',
    ],
    ...['Målbar', 'a@x.example, b@x.example', 'a@x.example\r\nBcc: b@x.example'].map(
      (from): [Record<string, string>, string] => [
        { MAALBAR_MAIL_FROM: from },
        `MAALBAR_MAIL_FROM is '${from}'; it must be one address, as maalbar@kommune.example or Målbar <maalbar@kommune.example>.`,
      ],
    ),
  ])('are refused in a sentence where they are wrong: %j', (environment, sentence) => {
    expect(() => readSettings(environment)).toThrow(new WrongSetting(sentence));
  });
});

describe('the settings of single sign-on', () => {
  it('need not be given', () => {
    expect(readSettings({}).signOn).toBeNull();
  });

  it('name a provider, by its host where it is given no other name', () => {
    expect(readSettings(PROVIDER).signOn).toEqual({
      issuer: 'https://login.kommune.example/realms/kommune',
      clientId: 'maalbar',
      clientSecret: 'secret of the client',
      name: 'login.kommune.example',
      scopes: 'openid profile email',
      membershipsFile: null,
      trustsEmail: false,
    });
  });

  it('may say more', () => {
    const more = {
      MAALBAR_OIDC_ISSUER: 'http://127.0.0.1:8080/realms/kommune',
      MAALBAR_OIDC_NAME: 'Kommunens login',
      MAALBAR_OIDC_SCOPES: 'openid email groups',
      MAALBAR_OIDC_MEMBERSHIPS: '/etc/maalbar/memberships.yaml',
      MAALBAR_OIDC_TRUST_EMAIL: 'true',
    };
    expect(readSettings({ ...PROVIDER, ...more }).signOn).toEqual({
      issuer: 'http://127.0.0.1:8080/realms/kommune',
      clientId: 'maalbar',
      clientSecret: 'secret of the client',
      name: 'Kommunens login',
      scopes: 'openid email groups',
      membershipsFile: '/etc/maalbar/memberships.yaml',
      trustsEmail: true,
    });
  });

  it.each([
    ...[
      'login.kommune.example',
      'http://login.kommune.example',
      'https://login.kommune.example/?tenant=1',
      'https://login.kommune.example/.well-known/openid-configuration',
    ].map((issuer): [Record<string, string>, string] => [
      { ...PROVIDER, MAALBAR_OIDC_ISSUER: issuer },
      `MAALBAR_OIDC_ISSUER is '${issuer}'; ${ISSUER_FORM}`,
    ]),
    [
      { ...PROVIDER, MAALBAR_OIDC_ISSUER: 'https://maalbar:geheim@login.kommune.example' },
      `MAALBAR_OIDC_ISSUER is an address with a password; ${ISSUER_FORM}`,
    ],
    [
      { ...PROVIDER, MAALBAR_OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' },
      "MAALBAR_OIDC_ISSUER is 'https://login.microsoftonline.com/common/v2.0', under which anybody's tenant signs in: name your own tenant by its id.",
    ],
    [
      { ...PROVIDER, MAALBAR_OIDC_CLIENT_SECRET: '' },
      'MAALBAR_OIDC_ISSUER needs MAALBAR_OIDC_CLIENT_SECRET: the provider gave it when Målbar was registered there.',
    ],
    [
      { MAALBAR_OIDC_CLIENT_ID: 'maalbar' },
      'MAALBAR_OIDC_CLIENT_ID is set without MAALBAR_OIDC_ISSUER: the address of the provider.',
    ],
    [{ ...PROVIDER, MAALBAR_OIDC_SCOPES: 'email' }, "MAALBAR_OIDC_SCOPES is 'email'; it must contain openid."],
    [{ ...PROVIDER, MAALBAR_OIDC_TRUST_EMAIL: 'yes' }, "MAALBAR_OIDC_TRUST_EMAIL is 'yes'; it must be true or false."],
  ])('are refused in a sentence where they are wrong: %j', (environment, sentence) => {
    expect(() => readSettings(environment)).toThrow(new WrongSetting(sentence));
  });
});

describe('the file of memberships', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'maalbar-memberships-'));
    file = join(folder, 'memberships.yaml');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (text: string) => {
    writeFileSync(file, text);
    return readMembershipMap(file);
  };

  it('takes every code and group as it is written', () => {
    const text = `
claim: [resource_access, maalbar, roles]
map:
  - value: 0042
    role: REPORTER
    organisation: { country: DK, code: 0101 }
  - value: /operators
    role: ADMIN
    everywhere: true
`;
    expect(read(text)).toEqual({
      claim: ['resource_access', 'maalbar', 'roles'],
      rules: [
        { value: '0042', role: 'REPORTER', organisation: { country: 'DK', code: '0101' } },
        { value: '/operators', role: 'ADMIN', organisation: null },
      ],
    });
  });

  it('may be JSON', () => {
    const map = [{ value: 'a', role: 'VIEWER', everywhere: true }];
    expect(read(JSON.stringify({ claim: 'roles', map }))).toEqual({
      claim: ['roles'],
      rules: [{ value: 'a', role: 'VIEWER', organisation: null }],
    });
  });

  const rule = (text: string) => `claim: groups\nmap: [${text}]`;
  it.each([
    ['', 'the file must have members: claim, map.'],
    ['map: []', 'claim must be the name of a claim, as groups, or a list of names that leads to it.'],
    ['claim: groups', 'map must be a list.'],
    ['claim: groups\nmap: []\nroles: []', "the file has 'roles', which nobody reads."],
    [rule('{ role: ADMIN, everywhere: true }'), 'map[0].value must be a group or role of the provider.'],
    [
      rule('{ value: a, role: ADMINISTRATOR, everywhere: true }'),
      'map[0].role must be one of ADMIN, STRATEGY_OWNER, REVIEWER, REPORTER, VIEWER.',
    ],
    [rule('{ value: a, role: ADMIN }'), 'map[0] must say either organisation or everywhere: true.'],
    [rule('{ value: a, role: ADMIN, everywhere: false }'), 'map[0] must say either organisation or everywhere: true.'],
    [
      rule('{ value: a, role: ADMIN, everywhere: true, organisation: { country: DK, code: 1 } }'),
      'map[0] must say either organisation or everywhere: true.',
    ],
    [rule('{ value: a, role: ADMIN, organisation: 0101 }'), 'map[0].organisation must have members: country, code.'],
    [
      rule('{ value: a, role: ADMIN, organisation: { code: 0101 } }'),
      'map[0].organisation must have a country and a code.',
    ],
    [rule('{ value: a, role: ADMIN, where: all }'), "map[0] has 'where', which nobody reads."],
  ])('is refused in a sentence where it is wrong: %j', (text, sentence) => {
    expect(() => read(text)).toThrow(new WrongMembershipMap(file, sentence));
  });

  it('is refused where it is no YAML, and where it is not there', () => {
    expect(() => read('claim: [')).toThrow(/memberships\.yaml: .* at line 1/s);
    expect(() => readMembershipMap(join(folder, 'none.yaml'))).toThrow(/none\.yaml: it cannot be read \(ENOENT\)\.$/);
  });

  it('stops the start without a stack', () => {
    expect(sentenceOf(new WrongMembershipMap('/etc/map.yaml', 'map must be a list.'), {})).toBe(
      'MAALBAR_OIDC_MEMBERSHIPS, /etc/map.yaml: map must be a list.',
    );
  });
});
