import { startApp, type TestApp } from '../support/app.js';
import { given, type Plan } from '../support/given.js';

const inDanish = (text: string) => ({ language: 'DA', text });
const inSwedish = (text: string) => ({ language: 'SV', text });

const LANGUAGES = `
  query ($slug: String!, $language: Language) {
    strategy(slug: $slug) {
      title(language: $language) titleLanguage(language: $language)
      summary(language: $language) summaryLanguage(language: $language)
      themes { title(language: $language) titleLanguage(language: $language) }
      goals {
        title(language: $language) titleLanguage(language: $language)
        description(language: $language) descriptionLanguage(language: $language)
        indicators {
          indicator {
            title(language: $language) titleLanguage(language: $language)
            definition(language: $language) definitionLanguage(language: $language)
            source(language: $language) sourceLanguage(language: $language)
          }
        }
      }
    }
  }`;

describe('the language of a text', () => {
  let app: TestApp;
  let plan: Plan;
  beforeAll(async () => {
    app = await startApp('SQLite');
    plan = await given(app).plan({
      strategy: { title: [inDanish('Grøn by'), inSwedish('Grön stad')], summary: [inDanish('Om byen')] },
      goal: { title: [inSwedish('Mat'), inDanish('Mad')], description: [] },
      indicator: { title: [inDanish('Andel')], definition: [inDanish('Det'), inSwedish('Det där')], source: [] },
    });
  });
  afterAll(() => app.close());

  const told = async (language: string | null, headers = {}) => {
    const { strategy } = await app.visitor.get(LANGUAGES, { slug: plan.strategy.slug, language }, headers);
    const [theme] = strategy.themes;
    const [{ indicators, ...goal }] = strategy.goals;
    return { strategy, theme, goal, indicator: indicators[0].indicator };
  };

  it('is told beside it, where it is the one wanted and where it is not', async () => {
    expect(await told('SV')).toMatchObject({
      strategy: { title: 'Grön stad', titleLanguage: 'SV', summary: 'Om byen', summaryLanguage: 'DA' },
      theme: { title: 'Et tema', titleLanguage: 'DA' },
      goal: { title: 'Mat', titleLanguage: 'SV' },
      indicator: { title: 'Andel', titleLanguage: 'DA', definition: 'Det där', definitionLanguage: 'SV' },
    });
    expect(await told('EN')).toMatchObject({
      strategy: { titleLanguage: 'DA', summaryLanguage: 'DA' },
      goal: { title: 'Mat', titleLanguage: 'SV' },
      indicator: { definitionLanguage: 'DA' },
    });
  });

  it('is none where there is no text', async () => {
    expect(await told('DA')).toMatchObject({
      goal: { description: null, descriptionLanguage: null },
      indicator: { source: null, sourceLanguage: null },
    });
  });

  it('follows Accept-Language as the text does', async () => {
    const { strategy, goal } = await told(null, { 'accept-language': 'en, sv;q=0.8' });
    expect([strategy.title, strategy.titleLanguage]).toEqual(['Grön stad', 'SV']);
    expect((await told(null)).goal.titleLanguage).toBe('SV');
    expect(goal.titleLanguage).toBe('SV');
    expect((await told('DA', { 'accept-language': 'sv' })).goal).toMatchObject({ title: 'Mad', titleLanguage: 'DA' });
  });
});
