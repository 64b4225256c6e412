/** One query from the strategy to the explanation of every indicator. */
export const DASHBOARD = `
  query ($slug: String!, $organisation: OrganisationRef, $year: Int, $targets: TargetChoice! = EFFECTIVE, $view: View! = PUBLIC) {
    strategy(slug: $slug) {
      title
      progress(organisation: $organisation, year: $year, targets: $targets, view: $view) {
        year view method status reason attainment paceScore flags explanation
        organisation { code }
        counts { ...Counts }
        goalCounts { ...Counts }
        coverage { ...Coverage }
        worst { status }
        themes {
          theme { code title }
          status reason attainment paceScore explanation
          goals {
            goal { code title }
            leftOut { reason }
            status reason attainment paceScore explanation
            coverage { ...Coverage }
            indicators { ...Indicator }
          }
        }
      }
    }
  }
  fragment Counts on StatusCounts { targetReached onTrack behind farBehind movingAway notAssessed }
  fragment Coverage on Coverage {
    expected reported share populationShare partialValue
    missing { reason organisation { code } goalIndicator { indicator { code } } }
  }
  fragment Indicator on IndicatorProgress {
    goalIndicator { weight indicator { code title unit } }
    year dataYear value missing status reason attainment attainmentRaw pace paceScore planned flags explanation
    baseline { year value }
    target { year value bandMinimum bandMaximum own }
    coverage { ...Coverage }
    series { year value missing target planned status observationStatus }
  }`;

/** What a dashboard reads of an indicator's progress. */
export interface IndicatorSeen {
  readonly goalIndicator: { readonly indicator: { readonly code: string } };
  readonly value: number | null;
  readonly missing: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly attainment: number | null;
  readonly paceScore: number | null;
  readonly dataYear: number | null;
  readonly flags: readonly string[];
  readonly explanation: string;
  readonly target: { readonly year: number; readonly value: number | null; readonly own: boolean } | null;
  readonly coverage: CoverageSeen;
  readonly series: readonly { readonly year: number; readonly value: number | null; readonly missing: string | null }[];
}

export interface CoverageSeen {
  readonly expected: number;
  readonly reported: number;
  readonly share: number;
  readonly missing: readonly { readonly reason: string; readonly organisation: { readonly code: string } | null }[];
}

export interface GoalSeen {
  readonly goal: { readonly code: string };
  readonly leftOut: { readonly reason: string } | null;
  readonly status: string;
  readonly reason: string | null;
  readonly attainment: number | null;
  readonly paceScore: number | null;
  readonly explanation: string;
  readonly coverage: CoverageSeen;
  readonly indicators: readonly IndicatorSeen[];
}

export interface ProgressSeen {
  readonly year: number;
  readonly view: string;
  readonly status: string;
  readonly explanation: string;
  readonly organisation: { readonly code: string } | null;
  readonly themes: readonly { readonly goals: readonly GoalSeen[] }[];
}

export function goalsOf({ themes }: ProgressSeen): GoalSeen[] {
  return themes.flatMap(({ goals }) => goals);
}

export function indicatorsOf(progress: ProgressSeen): IndicatorSeen[] {
  return goalsOf(progress).flatMap(({ indicators }) => indicators);
}
