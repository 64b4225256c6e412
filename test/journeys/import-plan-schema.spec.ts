import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { readPlanFile } from '../../src/contexts/exchange/plan-file/read-plan-file.js';

const EXAMPLES = ['indkoeb-med-mening/plan.yaml', 'sweden-climate/plan.yaml'];

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../../examples/${name}`, import.meta.url)), 'utf8');

describe('the schema of the plan file', () => {
  const schema: unknown = JSON.parse(read('plan.schema.json'));
  const isSchema = (value: unknown): value is object => typeof value === 'object' && value !== null;
  if (!isSchema(schema)) throw new Error('The schema is no object');
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false });
  ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
  const validate = ajv.compile(schema);

  it.each(EXAMPLES)('accepts %s, as the import does', (name) => {
    validate(parse(read(name)));
    expect(validate.errors).toBeNull();
    expect(() => readPlanFile(read(name), name)).not.toThrow();
  });

  it.each([
    ['a misspelt key', 'endYear: 2024', 'lastYear: 2024'],
    ['a word of no list', 'trajectory: LINEAR', 'trajectory: STRAIGHT'],
    ['a code that is a number', 'owner: { country: DK, code: "9900" }', 'owner: { country: DK, code: 9900 }'],
    ['a participant named twice over', '- organisation: "9901"', '- organisation: "9901"\n    kind: MUNICIPALITY'],
    ['a slug with capitals', 'slug: indkoeb-med-mening', 'slug: Indkoeb'],
    ['a unit that is too long', 'unit: "%"', `unit: "${'%'.repeat(41)}"`],
    ['a weight below 0', 'weight: 1\n', 'weight: -1\n'],
    ['an aim of two words', 'aims: [green-transition]', 'aims: [green transition]'],
    ['a year of two digits', 'endYear: 2024', 'endYear: 24'],
    ['an organisation as a number', 'organisation: "9901"', 'organisation: 9901'],
    ['a country in full', 'country: DK, code', 'country: Danmark, code'],
  ])('refuses %s, as the import does', (_what, found, put) => {
    const plan = read('indkoeb-med-mening/plan.yaml');
    expect(plan).toContain(found);
    const broken = plan.replace(found, put);
    expect(validate(parse(broken))).toBe(false);
    expect(() => readPlanFile(broken, 'plan.yaml')).toThrow();
  });

  it('explains every key', () => {
    const silent: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (!isSchema(value)) return;
      for (const [key, part] of Object.entries(value)) {
        const isProperty = path.endsWith('/properties');
        if (isProperty && isSchema(part) && !('description' in part)) silent.push(`${path}/${key}`);
        visit(part, `${path}/${key}`);
      }
    };
    visit(schema, '');
    expect(silent).toEqual([]);
  });
});
