// A colleague's review of a call, inside the conversation and in the list of evaluations.
import type { SimulatedContact } from '../contact.js';
import { uuidOf, vendorId } from '../ids.js';
import { agentId, queueId } from './genesys-names.js';

const wrongScore = 40;

/** `evaluations` of a conversation, once there is a review. */
export function evaluationsPart(contact: SimulatedContact, now: number): object {
  const { review } = contact;
  if (review === null || review.at > now) return {};
  const score = review.isRight ? 100 : wrongScore;
  const evaluation = {
    evaluationId: evaluationId(contact),
    evaluationStatus: 'FINISHED',
    eventTime: new Date(review.at).toISOString(),
    evaluatorId: agentId(99),
    formId: uuidOf('evaluation form'),
    formName: 'Was the answer right?',
    queueId: queueId(contact.topic),
    released: true,
    deleted: false,
    oTotalScore: score,
    oTotalCriticalScore: score,
  };
  return { evaluations: [evaluation] };
}

/** The same review as an entity of its own; only for contacts that have one. */
export function evaluationEntity(contact: SimulatedContact): object {
  const score = contact.review?.isRight === true ? 100 : wrongScore;
  return {
    id: evaluationId(contact),
    conversation: { id: vendorId(contact) },
    status: 'FINISHED',
    releaseDate: new Date(contact.review!.at).toISOString(),
    answers: { totalScore: score, totalCriticalScore: score },
  };
}

function evaluationId(contact: SimulatedContact): string {
  return uuidOf(`evaluation ${String(contact.id)}`);
}
