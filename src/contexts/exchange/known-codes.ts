import { closest } from 'fastest-levenshtein';
import { BadInput } from '../../domain/domain-error.js';
import type { OrganisationEntity } from '../organisations/tables/organisation.entity.js';
import type { IndicatorEntity } from '../planning/tables/indicator.entity.js';
import type { PlanComparison } from './compare/compare-plan.js';
import type { CsvRow } from './csv/csv-row.js';
import type { PlanFile, TargetsOf } from './plan-file/plan-file.js';

/** What the codes in a row of targets or measurements stand for, stored already or about to be. */
export class KnownCodes {
  private readonly hints = new Map<string, string>();

  constructor(
    private readonly plan: PlanFile,
    private readonly compared: PlanComparison,
  ) {}

  get targetsOf(): TargetsOf {
    return this.plan.targetsOf;
  }

  indicator(row: CsvRow): IndicatorEntity {
    return this.compared.indicators.known.get(row.text('indicator'), 'indicator');
  }

  organisation(row: CsvRow): OrganisationEntity {
    const country = row.find('country') ?? this.plan.country;
    const code = row.text('org');
    const found = this.compared.organisations.known.find(`${country} ${code}`);
    if (found) return found;
    throw new BadInput(
      'org',
      'unknown_organisation',
      `There is no organisation ${country} '${code}'.${this.hint(country, code)}`,
    );
  }

  takesPart(organisationId: string): boolean {
    return this.compared.takesPart(organisationId);
  }

  isUsed(indicatorId: string): boolean {
    return this.compared.usedIndicators.has(indicatorId);
  }

  private hint(country: string, code: string): string {
    const key = `${country} ${code}`;
    const known = this.hints.get(key);
    if (known !== undefined) return known;
    const codes = this.compared.organisations.known
      .values()
      .filter((one) => one.country === country)
      .map((one) => one.code);
    const hint = codes.length === 0 ? '' : ` Did you mean '${closest(code, codes)}'?`;
    this.hints.set(key, hint);
    return hint;
  }
}
