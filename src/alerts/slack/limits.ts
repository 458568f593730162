/** What Slack accepts, as numbers: nothing leaves this room before it has been held against them. */
export const slackLimits = {
  blocksInMessage: 50,
  blocksInModal: 100,
  headerCharacters: 150,
  sectionCharacters: 3000,
  fieldsInSection: 10,
  fieldCharacters: 2000,
  elementsInContext: 10,
  contextCharacters: 2000,
  elementsInActions: 25,
  buttonTextCharacters: 75,
  buttonValueCharacters: 2000,
  urlCharacters: 3000,
  accessibilityLabelCharacters: 75,
  actionIdCharacters: 255,
  blockIdCharacters: 255,
  optionTextCharacters: 75,
  optionValueCharacters: 150,
  modalTitleCharacters: 24,
  privateMetadataCharacters: 3000,
  /** Near 13,200 a message is refused although each single limit is met. */
  messageCharacters: 12_000,
  /** Our own: the fallback is one sentence. */
  fallbackCharacters: 200,
} as const;
