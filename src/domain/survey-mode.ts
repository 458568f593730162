// How a customer was asked: a person on the phone hears kinder answers than a form by mail.

export const surveyModes = [
  'phone',
  'ivr',
  'email',
  'sms',
  'form',
  'app',
  'chat',
  'other',
] as const;
export type SurveyMode = (typeof surveyModes)[number];

const wordsOfMode: readonly (readonly [SurveyMode, RegExp])[] = [
  ['ivr', /ivr|menu|keypad|dtmf|automated/],
  ['email', /e-?mail|mail/],
  ['sms', /sms|whatsapp|text/],
  ['phone', /phone|call|telefo|voice|person|agent|interview/],
  ['chat', /chat|messenger|messaging/],
  ['app', /app/],
  ['form', /form|web|online|link|portal|site|widget/],
];

/** Which kind of asking a source's own word means; `other` where it is none of these. */
export function surveyModeOf(raw: string): SurveyMode {
  const text = raw.toLowerCase();
  return wordsOfMode.find(([, words]) => words.test(text))?.[0] ?? 'other';
}
