import { ORGANISATION_KINDS } from '../../organisations/organisation-kind.js';
import { checkText } from './check-text.js';
import type { PlannedOwner, PlannedStrategy } from './plan-file.js';
import type { PlanNode } from './plan-node.js';
import { texts } from './texts.js';

/** As long as the API takes it. */
const LONGEST_SLUG = 80;

const KEYS = ['slug', 'title', 'summary', 'startYear', 'endYear', 'minimumCoverage', 'owner'];

export function readStrategy(node: PlanNode, country: string): PlannedStrategy {
  return {
    path: node.only(KEYS).path,
    slug: readSlug(node.at('slug')),
    title: texts(node.at('title')),
    summary: texts(node.at('summary')),
    startYear: node.at('startYear').year(),
    endYear: node.at('endYear').year(),
    minimumCoverage: node.at('minimumCoverage').optional((value) => value.number()),
    owner: readOwner(node.at('owner'), country),
  };
}

function readSlug(node: PlanNode): string {
  const slug = node.textLike(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters and digits, joined by hyphens');
  checkText(slug, node.path, LONGEST_SLUG);
  return slug;
}

function readOwner(node: PlanNode, country: string): PlannedOwner {
  return {
    path: node.only(['country', 'code', 'kind', 'name']).path,
    country: node.at('country').optional((value) => value.country()) ?? country,
    code: node.at('code').code(),
    kind: node.at('kind').optional((value) => value.choice(ORGANISATION_KINDS)),
    name: texts(node.at('name')),
  };
}
