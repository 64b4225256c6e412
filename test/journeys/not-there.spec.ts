import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { type Asking, nameOf, newAsking } from '../support/askers.js';
import { READ_ANEW, statementsDuring } from '../support/count-statements.js';
import { given, type OrganisationRef } from '../support/given.js';
import { nowhereBeside, type Question, type Subject } from '../support/hidden.js';
import { BY_ASKING } from '../support/hidden-by-asking.js';
import { FROM_ATTEMPTS } from '../support/hidden-from-attempts.js';
import { type Place, placeAt } from '../support/places.js';
import { type Heard, say } from '../support/wire.js';

const TIMES = 3;

const CASES = [...BY_ASKING, ...FROM_ATTEMPTS].flatMap((question) =>
  question.asked.map((who) => ({ title: question.title, name: nameOf(who), who, question })),
);

describe.each(DATABASE_KINDS)('what must not be known on %s looks like what there is not:', (kind) => {
  let app: TestApp;
  let place: Place;
  let elsewhere: OrganisationRef;
  let there: Subject;
  let nowhere: Subject;
  beforeAll(async () => {
    app = await startApp(kind);
    const give = given(app);
    elsewhere = await give.organisation();
    place = await placeAt(app, await give.organisation({ population: 10_000 }));
    await app.get('mutation ($input: SetTargetsInput!) { setTargets(input: $input) { id } }', {
      input: {
        goalIndicator: place.joined.use.id,
        organisation: place.organisation,
        targets: [{ year: 2024, value: 70 }],
      },
    });
    there = { ...place, begun: place.organisation };
    nowhere = nowhereBeside(place, {
      organisation: await give.organisation({ population: 10_000 }),
      plan: await give.plan(),
    });
  });
  afterAll(() => app.close());

  it.each(CASES)('$title, to $name from elsewhere', async ({ who, question }) => {
    const asking = await newAsking(app, who, elsewhere);
    const hidden = await answered(question, question.variables(there), asking);
    const missing = await answered(question, question.variables(nowhere), asking);
    expect(hidden.heard).toEqual(missing.heard);
    // In place of the time that an answer takes.
    expect(hidden.statements).toEqual(missing.statements);
  });

  async function answered({ document }: Question, variables: object, { headers }: Asking) {
    const ask = () =>
      say(`${app.url}/graphql`, {
        headers: { 'content-type': 'application/json', ...READ_ANEW, ...headers },
        body: JSON.stringify({ query: document, variables }),
      });
    // What is prepared once for a connection is no matter of who may know what.
    const heard: Heard = await ask();
    let statements: readonly string[] | undefined;
    for (let time = 1; time <= TIMES; time += 1) {
      // Mail that waits is looked for every few seconds, whoever asks; and a link waits where there is an account.
      const found = (await statementsDuring(ask)).filter((sql) => !sql.includes('mail_link'));
      if (statements === undefined || found.length < statements.length) statements = found;
    }
    return { heard, statements };
  }
});
