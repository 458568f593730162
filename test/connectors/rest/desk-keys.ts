// The keys that read the sandbox's own help desk.
const kindOf = `what in ["message", "receipt", "note"] ? "message" : what`;
const byOf = `{"requester": "customer", "colleague": "human", "robot": "bot", "machine": "system"}`;

const events = `history.{
  "id": $string(number), "at": at, "text": text,
  "by": $lookup(${byOf}, who),
  "kind": ${kindOf},
  "isVisibleToCustomer": what != "note"
}`;

/** All of them but the paging of the list. */
export function deskKeys(url: string, paging: object, window = {}): Record<string, unknown> {
  return {
    url: `${url}/api`,
    auth: { bearer: { env: 'DESK_TOKEN' } },
    list: {
      path: '/cases',
      query: { changed_since: '{from}', changed_until: '{to}', ...window },
      items: 'cases',
      paging,
    },
    details: {
      history: {
        path: '/cases/{number}/history',
        items: 'entries',
        paging: { by: 'page', parameter: 'page', size: 5 },
      },
    },
    fields: {
      id: 'number',
      channel: 'door',
      openedAt: 'opened',
      updatedAt: 'changed',
      topic: 'labels',
      customer: 'requester.mail',
      language: { jsonata: 'requester.language' },
    },
    events,
    historyDays: 25,
    lag: '1s',
  };
}
