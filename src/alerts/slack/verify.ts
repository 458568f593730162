// Holds a finished message against Slack's limits, offline: what would be refused never leaves.
import type {
  ActionsBlock,
  ButtonElement,
  SelectElement,
  SlackBlock,
  SlackMessage,
} from './block.js';
import { slackLimits as limits } from './limits.js';

/** What Slack would refuse in a message, one sentence each; empty = it may go. */
export function limitFindings(message: SlackMessage): readonly string[] {
  const whole = [
    within('the fallback text', message.text.length, limits.fallbackCharacters),
    within('blocks', message.blocks.length, limits.blocksInMessage),
    within('the whole message', JSON.stringify(message).length, limits.messageCharacters),
  ];
  const each = message.blocks.flatMap((block, place) =>
    blockFindings(block).map((finding) => finding && `block ${place + 1}: ${finding}`),
  );
  return [...whole, ...each].filter((finding) => finding !== null);
}

type Finding = string | null;

function within(what: string, length: number, limit: number): Finding {
  if (length === 0 && what !== 'blocks') return `${what} is empty`;
  return length <= limit ? null : `${what} has ${length}, Slack takes ${limit}`;
}

function blockFindings(block: SlackBlock): readonly Finding[] {
  const named = within('block_id', (block.block_id ?? '-').length, limits.blockIdCharacters);
  return [named, ...contentFindings(block)];
}

function contentFindings(block: SlackBlock): readonly Finding[] {
  switch (block.type) {
    case 'header':
      return [within('header', block.text.text.length, limits.headerCharacters)];
    case 'section':
      return sectionFindings(block.text?.text, block.fields?.map((field) => field.text) ?? []);
    case 'context':
      return [
        within('context elements', block.elements.length, limits.elementsInContext),
        ...block.elements.map((one) =>
          within('context', one.text.length, limits.contextCharacters),
        ),
      ];
    case 'actions':
      return actionsFindings(block);
  }
}

function sectionFindings(text: string | undefined, fields: readonly string[]): readonly Finding[] {
  return [
    text === undefined && fields.length === 0 ? 'section is empty' : null,
    text === undefined ? null : within('section', text.length, limits.sectionCharacters),
    fields.length === 0 ? null : within('fields', fields.length, limits.fieldsInSection),
    ...fields.map((field) => within('field', field.length, limits.fieldCharacters)),
  ];
}

function actionsFindings(block: ActionsBlock): readonly Finding[] {
  return [
    within('actions', block.elements.length, limits.elementsInActions),
    ...block.elements.flatMap((element) => [
      within('action_id', element.action_id.length, limits.actionIdCharacters),
      ...(element.type === 'button' ? buttonFindings(element) : selectFindings(element)),
    ]),
  ];
}

function buttonFindings(button: ButtonElement): readonly Finding[] {
  return [
    within('button text', button.text.text.length, limits.buttonTextCharacters),
    within('button value', (button.value ?? '-').length, limits.buttonValueCharacters),
    within('button URL', (button.url ?? '-').length, limits.urlCharacters),
  ];
}

function selectFindings(select: SelectElement): readonly Finding[] {
  return select.options.flatMap((option) => [
    within('option text', option.text.text.length, limits.optionTextCharacters),
    within('option value', option.value.length, limits.optionValueCharacters),
  ]);
}
