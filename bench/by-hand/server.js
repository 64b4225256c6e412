/**
 * Answers by prepared statements and `JSON.stringify`: reads in a transaction each, and submissions in a durable commit
 * each or, where TOGETHER is `true`, those of one tick in one.
 */
import { answerComparison } from './answer-comparison.js';
import { answerDashboard } from './answer-dashboard.js';
import { open } from './open.js';
import { serve } from './serve.js';
import { submit } from './submit.js';

const database = open();
const write = process.env['TOGETHER'] === 'true' ? database.writeTogether : database.write;

serve((variables) => {
  if (variables.measurements) return write((session) => submit(session, variables));
  const answer = variables.goalIndicator ? answerComparison : answerDashboard;
  return database.read((session) => answer(session, variables));
});
