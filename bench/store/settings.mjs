// The bench company as a report is told of it.
import { kindOf, promises } from './product.mjs';
import { channels, topics, zone } from './rows.mjs';

export const reportSettings = {
  zone,
  channels: channels.map((id) => ({
    id,
    kind: kindOf[id],
    name: { en: id, nl: id },
    calendar: null,
  })),
  topics: topics.map((id) => ({ id, name: { en: id, nl: id }, match: [] })),
  promises,
  sources: [
    {
      id: 'bench',
      connector: 'file',
      isLive: false,
      channels,
      namesChannels: false,
      channelOf: (raw) => raw,
    },
  ],
  margins: {},
};
