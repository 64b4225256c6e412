import comparison from '../queries/comparison.graphql?raw';
import comparisonVariables from '../queries/comparison.variables.json?raw';
import dashboard from '../queries/dashboard.graphql?raw';
import dashboardVariables from '../queries/dashboard.variables.json?raw';
import department from '../queries/department.graphql?raw';
import departmentVariables from '../queries/department.variables.json?raw';
import liveProgress from '../queries/live-progress.graphql?raw';
import liveProgressVariables from '../queries/live-progress.variables.json?raw';
import methodInputs from '../queries/method-inputs.graphql?raw';
import methodInputsVariables from '../queries/method-inputs.variables.json?raw';
import municipality from '../queries/municipality.graphql?raw';
import municipalityVariables from '../queries/municipality.variables.json?raw';
import strategyOwner from '../queries/strategy-owner.graphql?raw';
import strategyOwnerVariables from '../queries/strategy-owner.variables.json?raw';
import strategyProgress from '../queries/strategy-progress.graphql?raw';
import strategyProgressVariables from '../queries/strategy-progress.variables.json?raw';
import type { SavedQuery } from './saved-query.js';

/** What comes with the explorer: each file of `queries` under a name that says what it is for. */
export const READY = {
  dashboard: { name: 'Dashboard: a whole strategy', query: dashboard, variables: dashboardVariables },
  strategyProgress: { name: 'Strategy progress', query: strategyProgress, variables: strategyProgressVariables },
  municipality: { name: 'One municipality, goal by goal', query: municipality, variables: municipalityVariables },
  comparison: { name: 'Comparison of municipalities', query: comparison, variables: comparisonVariables },
  methodInputs: { name: 'Numbers behind a status', query: methodInputs, variables: methodInputsVariables },
  liveProgress: { name: 'Live: when progress changes', query: liveProgress, variables: liveProgressVariables },
  department: { name: 'Department: report a figure', query: department, variables: departmentVariables },
  strategyOwner: { name: 'Strategy owner: a new strategy', query: strategyOwner, variables: strategyOwnerVariables },
} as const satisfies Readonly<Record<string, SavedQuery>>;
